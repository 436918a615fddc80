import { type Open, type Person, Problem } from '@app/platform';

/** Whether a person is a functional administrator, whatever else he does in the region. */
export async function isAdministrator({ sql, who, now }: Open<Person>): Promise<boolean> {
  const places = await sql(
    `select from membership
      where person_id = $1 and level = 'administrator' and not has_left(person_id, organisation_id, $2)`,
    [who.id, now],
  );
  return places.length > 0;
}

/** @throws Problem `not-allowed` for anybody but a functional administrator: only he brings the lists of a region */
export async function expectAdministrator(open: Open<Person>): Promise<void> {
  if (!(await isAdministrator(open))) throw new Problem('not-allowed', 'Only a functional administrator brings lists');
}
