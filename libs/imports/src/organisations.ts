import { type Kind, mistakeIf } from './kind';
import type { RowReader } from './row-reader';

/** An institution, and which of its branches. */
const brin = /^\d{2}[A-Z]{2}([0-9A-Z]{2})?$/;

/**
 * Boards, schools, alliances, youth health, teams, offices of compulsory education, tables. An organisation is known by its
 * number, and one without by its kind and name.
 */
export const organisations: Kind = {
  name: 'organisations',
  title: { nl: 'Organisaties', en: 'Organisations' },
  fields: ['role', 'number', 'branch', 'name', 'branch-name', 'sectors', 'municipalities', 'board', 'municipality'],
  isOfChildren: false,
  staged: { role: 'text', number: 'text', name: 'text', sectors: 'jsonb', areas: 'jsonb', board: 'text' },
  read(row) {
    const role = row.code('role', { required: true });
    const isSchool = role === 'school';
    // What a school is near says nothing of whom it serves: every child of its own.
    const areas = isSchool || role === 'board' ? null : row.municipalities('municipalities');
    return {
      role,
      number: isSchool ? numberOfSchool(row) : row.number('number'),
      name: row.text('branch-name') ?? row.text('name', { required: true }),
      sectors: row.codes('sectors'),
      areas,
      board: isSchool ? row.number('board') : null,
    };
  },
  judging: [
    // A row without a number is of the numbered one of its name, where the file has one such.
    `create temporary table meant on commit drop as
     select s.line, s.role, s.name, s.sectors, s.areas, s.board,
            coalesce(s.number, case when min(s.number) over alike = max(s.number) over alike
                                    then min(s.number) over alike end) as number
       from staged s where s.mistakes is null window alike as (partition by s.role, lower(s.name))`,
    // By number, else by name: one that has no number yet is that of the first row that gives it one. Over all rows at once,
    // so that a long list meets a long list in one reading.
    `create temporary table known on commit drop as
     with numbered as (
       select s.line, o.id from meant s join organisation o on o.region_id = $1 and o.number = s.number),
     named as (
       select distinct on (s.line) s.line, s.number, o.id
         from meant s join organisation o on o.region_id = $1 and o.role = s.role and lower(o.name) = lower(s.name)
        where (o.number is null or s.number is null) and not exists (select from numbered n where n.line = s.line)
        order by s.line, o.id),
     claimed as (
       select *, first_value(number) over (partition by id order by number is null, line) as first_number from named)
     select * from numbered union all select line, id from claimed where number is null or number = first_number`,
    'analyze meant, known',
    `create temporary table judged on commit drop as
     with said as (
       select s.*, o.id as known_id, o.role as known_role, o.name as known_name, o.number as known_number,
              (select jsonb_agg(sector order by sector) from unnest(o.sectors) sector) as known_sectors, o.board as known_board,
              (select jsonb_agg(municipality order by municipality collate "C") from organisation_area a
                where a.organisation_id = o.id) as known_areas,
              coalesce(o.id::text, s.number, s.role || chr(31) || lower(s.name)) as key,
              jsonb_build_array(s.role, s.name, s.sectors, s.areas, s.board) as saying
         from meant s left join known using (line) left join organisation o on o.id = known.id),
     placed as (
       select *, row_number() over same as turn, first_value(line) over same as first_line,
              first_value(saying) over same as first_saying
         from said window same as (partition by key order by line))
     select line, role, number, name, sectors, areas, board, coalesce(known_id, gen_random_uuid()) as id,
            ${mistakeIf('known_role <> role', 'role', 'other-role')} ||
            ${mistakeIf('turn > 1 and saying <> first_saying', 'number', 'otherwise', 'first_line')} as wrong,
            case when turn > 1 then 'repeated'
                 when known_id is null then 'added'
                 when (known_name, known_number, known_sectors) is distinct from
                      (name, coalesce(number, known_number), coalesce(sectors, known_sectors))
                   or known_board is distinct from coalesce(board, known_board)
                   or known_areas is distinct from coalesce(areas, known_areas) then 'changed'
                 else 'unchanged' end as became
       from placed`,
  ],
  keeping: [
    `merge into organisation o
     using (select * from judged where became in ('added', 'changed')) j on o.id = j.id
     when matched then update set name = j.name, number = coalesce(j.number, o.number), board = coalesce(j.board, o.board),
       sectors = case when j.sectors is null then o.sectors
                      else array(select jsonb_array_elements_text(j.sectors)) end
     when not matched then insert (id, region_id, role, name, number, sectors, board)
       values (j.id, $1, j.role, j.name, j.number, array(select jsonb_array_elements_text(j.sectors)), j.board)`,
    `delete from organisation_area a using judged j
      where j.became = 'changed' and j.areas is not null and a.organisation_id = j.id and not j.areas ? a.municipality`,
    `insert into organisation_area (organisation_id, municipality)
     select id, jsonb_array_elements_text(areas) from judged where became in ('added', 'changed')
     on conflict do nothing`,
  ],
};

/** A school goes by its institution, or by institution and branch; the branch may repeat the institution. */
function numberOfSchool(row: RowReader): string | null {
  const branch = row.cell('branch').toUpperCase();
  const institution = row.cell('number').toUpperCase();
  if (institution === '' && branch === '') return row.mistake('number', 'missing');
  const number =
    branch.length > 2 ? branch : institution.slice(0, 4) + (branch ? branch.padStart(2, '0') : institution.slice(4));
  return brin.test(number) ? number : row.mistake('number', 'no-brin');
}
