import type { Agreement } from '../agreements/agreement';
import type { Act } from '../cases/events';
import { capital } from '../explain/recipients';
import { refusalInWords } from '../explain/refusal';
import type { Titles } from '../explain/titles';
import { inBoth, type Sentence } from '../explain/words';
import type { Happened } from './play-again';

/** An act that a draft refuses. */
export type Refusal = Happened & { readonly event: { readonly kind: 'act' }; readonly refused: string };

export function isRefusal(one: Happened): one is Refusal {
  return one.event.kind === 'act' && one.refused !== undefined;
}

/** What a case was judged by, what it is tried on, and how the things in it are called. */
export interface Between {
  readonly was: Agreement | undefined;
  readonly draft: Agreement;
  readonly titles: Titles;
}

const notOpen = 'the step is not open';

/** Why a draft refuses an act: the step is not there or has not begun, else what the rules say. */
export function refusedInWords({ event: { act }, before, refused }: Refusal, between: Between): Sentence {
  if (!('step' in act)) return capital(refusalInWords(refused));
  const called = between.titles.of(act.step);
  const isAbsent = refused === notOpen && !before.steps[act.step];
  const why = isAbsent ? whyAbsent(act, between) : refusalInWords(refused);
  return inBoth((as) => `‘${called[as]}’: ${why[as]}`);
}

function whyAbsent({ step }: Extract<Act, { step: string }>, { was, draft }: Between): Sentence {
  const isIn = (agreement: Agreement | undefined) =>
    agreement?.steps.some(({ id }) => step === id || step === `${agreement.workflow}/${id}`) ?? false;
  return isIn(was) && !isIn(draft)
    ? { nl: 'deze stap staat niet in het concept', en: 'this step is not in the draft' }
    : { nl: 'deze stap is volgens het concept niet begonnen', en: 'this step does not begin by the draft' };
}
