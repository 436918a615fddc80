import { type CaseNow, Cases, type Evidence, evidenceOf, type Note, notesOf } from '@app/cases';
import { Door, type Open, type Person, Who } from '@app/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { titlesIn } from './case.words';
import { knows } from './confidential';
import { filledIn } from './filled-in.shapes';
import { expectMay, partnerEntities, taskNamed } from './partners';

type FilledIn = z.infer<typeof filledIn>;

/** What partners filled in when they did their steps: the plan, the finding, the advice. */
@ApiTags('cases')
@Controller('cases/:id/filled-in')
export class FilledInController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: filledIn })
  list(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<FilledIn> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      expectMay(who, now, 'read-notes');
      const found: Evidence[] = [];
      for (const of of partnerEntities) found.push(...(await evidenceOf(open, of, id)));
      const newestFirst = found.toSorted((one, other) => other.recordedAt.getTime() - one.recordedAt.getTime());
      const notes = await notesOf(open, id);
      return {
        ownWords: notes.flatMap(wordsOf),
        conclusions: newestFirst.flatMap((one) => conclusionIn(now, one)),
        forms: newestFirst
          .filter(({ step }) => stands(now, step) && knows(now, who, step))
          .flatMap((one) => formFor(open, now, one)),
      };
    });
  }
}

function wordsOf({ text, recorded }: Note): FilledIn['ownWords'] {
  const instrument = recorded?.instrument;
  if (!instrument?.inPlan || text === null) return [];
  return [{ text, instrument: instrument.name, takenOn: instrument.takenOn }];
}

/** Whether a step was done: what was taken back does not count. */
const stands = ({ state }: CaseNow, step: string) => (state.timesDone[step] ?? 0) > 0;

function conclusionIn(
  now: CaseNow,
  { step, task, form, organisationId, recordedAt }: Evidence,
): FilledIn['conclusions'] {
  if (!taskNamed(task)?.kept.isConclusion || !stands(now, step)) return [];
  return [{ ...filledInBy(now, { organisationId, recordedAt }), form: form as Record<string, unknown> }];
}

function filledInBy({ book, parties }: CaseNow, one: Pick<Evidence, 'organisationId' | 'recordedAt'>) {
  const party = parties.find(({ organisationId }) => organisationId === one.organisationId);
  return { filledInOn: book.calendar.dateAt(one.recordedAt.getTime()), organisation: party?.organisation ?? '' };
}

function formFor(open: Open<Person>, now: CaseNow, one: Evidence): FilledIn['forms'] {
  const { step, task, organisationId, recordedAt } = one;
  const answers = Object.entries(one.form);
  const shown = taskNamed(task)?.kept.shown ?? [];
  const form = organisationId === open.who.organisation ? answers : answers.filter(([name]) => shown.includes(name));
  if (form.length === 0) return [];
  return [
    {
      step,
      title: titlesIn(now).of(step),
      task,
      ...filledInBy(now, { organisationId, recordedAt }),
      form: Object.fromEntries(form),
    },
  ];
}
