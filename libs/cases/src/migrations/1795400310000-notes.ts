import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What partners write for each other, with whom it is for.
 *
 * The text stands here alone, where it can be erased; the timeline has an event without it, which only they see who may
 * see the note. A question and its answer are kept in the same way: that they are there is known to all parties of the
 * case, their words to the two. Safe beside the version that runs: it writes timelines without notes, which everybody who
 * sees the case may read as before.
 */
export class Notes1795400310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table note (
        id uuid primary key,
        case_id uuid not null references case_file,
        kind text not null check (kind in ('note', 'question', 'answer')),
        category text,
        step text,
        text text,
        document json,
        document_lies text,
        organisation_id uuid not null references organisation,
        person_id uuid references person,
        readers uuid[],
        written_at timestamptz not null,
        check (category is not null = (kind = 'note') and step is not null = (kind <> 'note')));
      create index on note (case_id);
      comment on column note.step is 'What a question and its answer are: the key of the step that the rules made';
      comment on column note.text is 'Empty when it was erased, or when only a document is named';
      comment on column note.document is 'Evidence that lies elsewhere: dates and closed choices';
      comment on column note.document_lies is 'Where the document lies';
      comment on column note.readers is 'Organisations that read it beside its own; null: all parties of the case';
      alter table timeline add column note_id uuid;
      comment on column timeline.note_id is 'The event is of a note: only they see it who may see that'`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table note enable row level security, force row level security;
      create policy machine on note to terugweg_retention, ${owner} using (true);
      create policy person on note to terugweg_api
        using (sees_case(case_id)
               and (organisation_id = app_organisation() or readers is null or app_organisation() = any(readers)))
        with check (sees_case(case_id) and organisation_id = app_organisation());
      grant select, insert on note to terugweg_api;
      drop policy person on timeline;
      create policy person on timeline to terugweg_api
        using (sees_case(case_id) and (note_id is null or exists (select from note n where n.id = note_id)))
        with check (sees_case(case_id))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy person on timeline;
      create policy person on timeline to terugweg_api using (sees_case(case_id)) with check (sees_case(case_id));
      alter table timeline drop column note_id;
      drop table note`);
  }
}
