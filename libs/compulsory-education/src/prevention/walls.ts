/** SQL: the person works for an office of compulsory education. */
export const isOffice = `exists (select from organisation own where own.id = app_organisation() and own.role = 'compulsory-education')`;

/** SQL: a column names a school of the person's region. */
export const isSchool = (column: string) =>
  `exists (select from organisation school where school.id = ${column} and school.role = 'school' and school.region_id = app_region())`;

/** SQL: a time of day, as it stands on the wall. */
export const timeCheck = (column: string) => `check (${column} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')`;

/**
 * SQL: the walls of a table in which schools and offices meet. Rows pass for the machine of retention and for the owner.
 *
 * @param may what `terugweg_api` may do at all
 * @param forgets what is left out of a row when it has been kept long enough
 */
export const wallsOf = (
  table: string,
  owner: string,
  { may, forgets = [] }: { readonly may: string; readonly forgets?: readonly string[] },
) => `
  alter table ${table} enable row level security, force row level security;
  create policy machine on ${table} to terugweg_retention, ${owner} using (true);
  grant ${may} on ${table} to terugweg_api;
  ${forgets.length > 0 ? `grant select (id, purge_on, ${forgets.join(', ')}), update (${forgets.join(', ')}) on ${table} to terugweg_retention;` : ''}`;
