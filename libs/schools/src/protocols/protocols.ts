import { type Agreements, momentsHere, todayHere } from '@app/cases';
import { type Open, type Person, Problem, sqlState } from '@app/platform';
import { addDays, daysBetween, type LocalDate } from '@app/rules';
import type { z } from 'zod';
import { ProtocolProblem } from './problem';
import type { newProtocol, Protocols, Version } from './protocol.shapes';

type Row = Omit<Version, 'state' | 'effect' | 'validFrom' | 'validUntil' | 'signatures'> & {
  readonly schoolId: string;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate;
  readonly signatures: readonly { organisation: string; person: string; role: string; at: string }[];
};

const versions = `
  select p.id, p.school_id as "schoolId", p.version, p.valid_from as "validFrom", p.valid_until as "validUntil",
         p.other_absence as "otherAbsence", p.agreed,
         (select coalesce(json_agg(json_build_object('organisation', o.name, 'person', w.name, 'role', o.role,
                                                     'at', s.signed_at) order by s.signed_at), '[]')
            from protocol_signature s join organisation o on o.id = s.organisation_id join person w on w.id = s.person_id
           where s.protocol_id = p.id) as signatures
    from school_protocol p`;

/** Who has to sign before a version holds. */
const sides = ['school', 'compulsory-education'] as const;
const missingSides = ({ signatures }: Row) => sides.filter((side) => !signatures.some(({ role }) => role === side));

/** How many days of a school are compared before and after something was agreed, at most. */
const compared = 180;

/**
 * Writes the next version for the person's school, under the id that he chose: sent again it is the same one.
 *
 * @throws ProtocolProblem `over-already`, or `later-than-law` where a threshold of the region that is law comes first
 */
export async function makeProtocol(
  open: Open<Person>,
  agreements: Agreements,
  { id, asked }: { readonly id: string; readonly asked: z.infer<typeof newProtocol> },
): Promise<void> {
  const { organisation, region, id: personId } = open.who;
  if (asked.validUntil < (await todayHere(open))) throw new ProtocolProblem('over-already');
  const rules = (await agreements.signalRules(open, region))?.rules ?? [];
  for (const { counts, reaches } of asked.agreed) {
    const law = rules.find((rule) => rule.byLaw && rule.counts === counts && (rule.reaches ?? reaches) < reaches);
    if (law) throw new ProtocolProblem('later-than-law', `${counts}: ${reaches} > ${law.reaches}`);
  }
  const days = [id, region, organisation, asked.validFrom, asked.validUntil];
  try {
    await open.sql(
      `insert into school_protocol (id, region_id, school_id, version, valid_from, valid_until, other_absence, agreed,
                                    made_by, made_at)
       select $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $9 from school_protocol where school_id = $3
       on conflict (id) do nothing`,
      [...days, asked.otherAbsence, JSON.stringify(asked.agreed), personId, open.now],
    );
  } catch (error) {
    // A colleague made the next version at the same instant.
    throw sqlState(error) === '23505' ? new Problem('changed-meanwhile') : error;
  }
}

/** @throws ProtocolProblem `signed-already`, or `replaced-already` for a version that is not the newest */
export async function signProtocol(open: Open<Person>, id: string): Promise<string> {
  const [row] = await open.sql<{ schoolId: string; isNewest: boolean }>(
    `select school_id as "schoolId",
            not exists (select from school_protocol n where n.school_id = p.school_id and n.version > p.version) as "isNewest"
       from school_protocol p where id = $1`,
    [id],
  );
  if (!row) throw new Problem('not-found');
  if (!row.isNewest) throw new ProtocolProblem('replaced-already');
  const signed = await open.sql(
    `insert into protocol_signature (protocol_id, organisation_id, person_id, signed_at)
     values ($1, $2, $3, $4) on conflict do nothing returning protocol_id`,
    [id, open.who.organisation, open.who.id, open.now],
  );
  if (signed.length === 0) throw new ProtocolProblem('signed-already');
  return row.schoolId;
}

/** Every school that the person answers for, with how it stands: those without a protocol in force first. */
export async function protocolsSeen(open: Open<Person>): Promise<Protocols> {
  const today = await todayHere(open);
  const schools = await open.sql<{ id: string; name: string; sectors: string[] }>(
    `select id, name, sectors from organisation
      where role = 'school' and ($1 or id = $2) order by name, id`,
    [open.who.roles.includes('compulsory-education'), open.who.organisation],
  );
  const rows = await open.sql<Row>(`${versions} order by p.school_id, p.version desc`);
  const found = schools.map((school) =>
    standing(
      school,
      rows.filter(({ schoolId }) => schoolId === school.id),
      today,
    ),
  );
  return {
    schools: found.toSorted((one, other) => Number(one.state === 'in-force') - Number(other.state === 'in-force')),
    missing: found.filter(({ state }) => state !== 'in-force').length,
  };
}

/** The versions of a school, the newest first. */
export async function versionsOf(open: Open<Person>, schoolId: string): Promise<Version[]> {
  const moments = await momentsHere(open);
  const today = moments.dateAt(open.nowMs);
  const rows = await open.sql<Row>(`${versions} where p.school_id = $1 order by p.version desc`, [schoolId]);
  const shown = rows.map(async ({ schoolId: _school, signatures, ...row }, index) => ({
    ...row,
    state: stateOf(rows, index, today),
    signatures: signatures.map(({ organisation, person, at }) => ({
      organisation,
      person,
      on: moments.dateAt(Date.parse(at)),
    })),
    ...(await effectOf(open, rows[index]!, today)),
  }));
  return Promise.all(shown);
}

function standing(
  school: { id: string; name: string; sectors: string[] },
  rows: readonly Row[],
  today: LocalDate,
): Protocols['schools'][number] {
  const states = rows.map((_, index) => stateOf(rows, index, today));
  const index = Math.max(0, states.indexOf('in-force'));
  const [newest] = rows;
  const row = rows[index];
  return {
    ...school,
    state: states[index] ?? 'none',
    ...(row && { version: row.version, validUntil: row.validUntil }),
    waitsFor: newest && newest.validUntil >= today ? missingSides(newest) : [],
  };
}

/** A version holds on its days from both signatures on, until a newer one does. */
function stateOf(rows: readonly Row[], index: number, today: LocalDate): Version['state'] {
  const row = rows[index]!;
  if (missingSides(row).length > 0) return 'unsigned';
  const holds = ({ validFrom, validUntil }: Row) => validFrom <= today && today <= validUntil;
  const isReplaced = rows.slice(0, index).some((newer) => missingSides(newer).length === 0 && holds(newer));
  if (isReplaced || row.validUntil < today) return 'ended';
  return row.validFrom > today ? 'to-come' : 'in-force';
}

async function effectOf(open: Open<Person>, row: Row, today: LocalDate): Promise<Pick<Version, 'effect'>> {
  const last = row.validUntil < today ? row.validUntil : today;
  const days = Math.min(daysBetween(row.validFrom, last) + 1, compared);
  if (missingSides(row).length > 0 || days < 1) return {};
  const [counted] = await open.sql<{ before: number; after: number }>(
    `select signals_fired($1, $2, $3) as before, signals_fired($1, $4, $5) as after`,
    [
      row.schoolId,
      addDays(row.validFrom, -days),
      addDays(row.validFrom, -1),
      row.validFrom,
      addDays(row.validFrom, days - 1),
    ],
  );
  return { effect: { days, ...counted! } };
}
