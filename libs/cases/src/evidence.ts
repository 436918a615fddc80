import { randomUUID } from 'node:crypto';
import type { EntityClass, Open, Person } from '@app/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a task was done: the form, filled in. Each partner keeps its own, in a table of its own. */
export abstract class Evidence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') step!: string;
  @Column('text') task!: string;
  /** Dates, numbers and closed choices; never free text. */
  @Column('json') form!: object;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

/** Decisions of the table and of whoever holds decisive authority: they have no module of their own. */
@Entity('table_evidence')
export class TableEvidence extends Evidence {}

/** What came of one task. */
export type NewEvidence = Pick<Evidence, 'caseId' | 'step' | 'task' | 'form'>;

type EvidenceClass = EntityClass & (new () => Evidence);

/** Keeps what a person filled in, in the transaction of the act that it goes with. */
export async function keepEvidence(open: Open<Person>, of: EvidenceClass, evidence: NewEvidence): Promise<void> {
  const { id: personId, organisation: organisationId } = open.who;
  const row: Evidence = { id: randomUUID(), ...evidence, organisationId, personId, recordedAt: open.now };
  await open.db.insert(of, row);
}

/** What was filled in for a case, the oldest first. */
export function evidenceOf(open: Open, of: EvidenceClass, caseId: string): Promise<Evidence[]> {
  return open.db.find(of, { where: { caseId }, order: { recordedAt: 'ASC', id: 'ASC' } });
}

/** The statements that make and remove the table of one partner, with its wall: whoever may see the case, sees them. */
export const evidenceTable = (name: string) => ({
  up: `
    create table ${name} (
      id uuid primary key,
      case_id uuid not null references case_file,
      step text not null,
      task text not null,
      form json not null,
      organisation_id uuid not null references organisation,
      person_id uuid not null references person,
      recorded_at timestamptz not null);
    create index on ${name} (case_id);
    alter table ${name} enable row level security, force row level security;
    create policy person on ${name} to terugweg_api using (sees_case(case_id))
      with check (sees_case(case_id) and organisation_id = app_organisation());
    grant select, insert on ${name} to terugweg_api;
    do $$ begin
      execute format('create policy machine on ${name} to terugweg_retention, %I using (true)', current_user);
    end $$`,
  down: `drop table ${name}`,
});
