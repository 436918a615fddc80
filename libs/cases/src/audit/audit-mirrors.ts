import { isDeepStrictEqual } from 'node:util';
import type { CaseState } from '@app/rules';
import type { AlarmRow } from '../firing/alarm-rows';
import { alarmNamed, keyOf } from './audit-past';
import type { AuditedCase } from './audit-read';
import type { Difference } from './differences';
import { fileRow } from '../file-rows';
import type { WholeCase } from './retold';
import { stepRow } from '../step-rows';

/** Alarms that are otherwise than planned. An alarm that is there twice is there too often. */
export function alarmsOtherwise(alarms: readonly AlarmRow[], planned: readonly AlarmRow[]): Difference[] {
  const left = new Map(planned.map((row) => [keyOf(row), row]));
  const otherwise = alarms.flatMap((row): Difference[] => {
    const should = left.get(keyOf(row));
    const detail = alarmNamed(row);
    if (!should) return [{ what: 'alarm-extra', detail: { ...detail, at: row.at } }];
    left.delete(keyOf(row));
    const columns = unlike(row, should);
    if (columns.length === 0) return [];
    if (columns.every((column) => column === 'by_rules')) return [{ what: 'alarm-rearmed', detail: { ...detail } }];
    return [{ what: 'alarm-moved', detail: { ...detail, at: should.at, columns } }];
  });
  const missing = [...left.values()].map((row): Difference => ({
    what: 'alarm-missing',
    detail: { ...alarmNamed(row), at: row.at },
  }));
  return [...missing, ...otherwise];
}

/** Steps whose rows are otherwise than the snapshot has them. */
export function stepsOtherwise({ id, steps }: AuditedCase, { snapshot }: WholeCase): Difference[] {
  const should = new Map(Object.values(snapshot.state.steps).map((step) => [step.key, step]));
  const otherwise = steps.flatMap(({ of_party, ...row }): Difference[] => {
    const step = should.get(row.key);
    should.delete(row.key);
    const columns = step ? [...unlike(row, stepRow(id, step)), ...(of_party ? [] : ['organisation_id'])] : ['key'];
    return columns.length === 0 ? [] : [{ what: 'step-differs', detail: { key: row.key, columns } }];
  });
  const missing = [...should.keys()].map((key): Difference => ({ what: 'step-differs', detail: { key } }));
  return [...missing, ...otherwise];
}

/** Whether the columns of the file that mirror the snapshot are otherwise. */
export function fileOtherwise({ file }: AuditedCase, { snapshot }: WholeCase): Difference[] {
  const columns = unlike(file, fileRow(snapshot));
  return columns.length === 0 ? [] : [{ what: 'case-differs', detail: { columns } }];
}

/** Whether the snapshot is otherwise than its timeline makes it. */
export function stateOtherwise({ state: text, era }: AuditedCase, { snapshot }: WholeCase): Difference[] {
  if (text === null) return [{ what: 'state-differs', detail: {} }];
  const made = JSON.stringify(snapshot.state);
  const parts = era === snapshot.era ? [] : ['era'];
  if (made !== text) {
    const [kept, should] = [JSON.parse(text) as CaseState, JSON.parse(made) as CaseState];
    parts.push(...unlike(kept, should));
    if (parts.length > 0 && isDeepStrictEqual(withoutActing(text), withoutActing(made)) && era === snapshot.era)
      return [{ what: 'alarm-rearmed', detail: {} }];
  }
  return parts.length === 0 ? [] : [{ what: 'state-differs', detail: { parts } }];
}

/** A state without what depends on who can be reached. */
function withoutActing(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (key === 'acting' ? undefined : value));
}

/** The names of the parts in which two things of one kind differ. */
function unlike<Thing extends object>(one: Thing, other: Thing): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const parts = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Thing & string>;
  return [...parts].filter((part) => !isDeepStrictEqual(one[part], other[part])).toSorted();
}
