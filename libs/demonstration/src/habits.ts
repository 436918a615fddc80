import type { Act, LocalDate } from '@app/rules';
import { addDays } from '@app/rules';
import { chance } from './chance';

/** A step that somebody has to do, as the story sees it. */
export interface ToDo {
  readonly caseId: string;
  readonly key: string;
  /** The school's number of the pupil: names the case the same way each time. */
  readonly pupil: string;
  readonly organisationName: string;
  readonly state: 'open' | 'waiting';
  readonly revision: number;
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly waitingSince: LocalDate | null;
  readonly isExtended: boolean;
}

/** How often a partner is in time; the others are late, some very. */
const punctual: Readonly<Record<string, number>> = {
  'De Wilg': 0.9,
  Rietplas: 0.65,
  'De Oever': 0.8,
  'ROC Waterrijk': 0.5,
  'GGD Waterrijk': 0.4,
  'SWV VO Waterrijk': 0.5,
  'Leerplicht Waterdam': 0.7,
};

const doneEarly = [0, 1, 1, 2, 3, 4];
const doneLate = [2, 5, 9, 13, 16, 24, 30, 60];

/** What, if anything, a party does about a step today: always the same for the same step and day. */
export function habitOf(step: ToDo, today: LocalDate): Act['act'] | undefined {
  const luck = chance(`${step.pupil} ${step.key} ${step.startedOn}`);
  const isInTime = luck.happens(punctual[step.organisationName] ?? 0.8);
  const waits = luck.happens(0.1);
  const asksMore = luck.happens(0.08);
  const waitDays = luck.whole(10, 45);
  const on = isInTime ? addDays(step.dueOn, -luck.one(doneEarly)) : addDays(step.dueOn, luck.one(doneLate));
  if (step.state === 'waiting') return addDays(step.waitingSince!, waitDays) <= today ? 'resume' : undefined;
  if (waits && today >= addDays(step.startedOn, 2) && today < step.dueOn) return 'wait';
  if (asksMore && !step.isExtended && today >= addDays(step.dueOn, -1) && today <= step.dueOn) return 'extend';
  return on <= today ? 'done' : undefined;
}

/** On which day somebody who is asked to direct says yes; a few never do. */
export function answersOn(pupil: string, proposed: string, since: LocalDate): LocalDate | undefined {
  const luck = chance(`direction ${pupil} ${proposed} ${since}`);
  return luck.happens(0.2) ? undefined : addDays(since, luck.whole(1, 8));
}
