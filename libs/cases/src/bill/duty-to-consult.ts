import type { Open, Person } from '@app/platform';
import { type Act, closer, definitionOf, heldSince, questionKey } from '@app/rules';
import type { CaseNow } from '../case-now';
import { isReturn } from '../closing/returns';
import { regionOf } from '../people';
import { CaseProblem } from '../problem';

/** By this task a school takes a pupil in; who does that lets nobody go. */
const takesIn = 'enrolment';

/**
 * Where the duty to consult holds, a school says that its pupil goes on elsewhere, and so leaves it, when the officer has
 * answered what it asked him about that step. That he confirms the closing afterwards is no consultation: then the pupil is gone.
 *
 * @throws CaseProblem `act-refused` for a school that did not consult him
 */
export async function expectConsulted(open: Open<Person>, now: CaseNow, act: Act): Promise<void> {
  if (!letsGo(now, act) || !isTheSchool(now, open.who) || wasAnswered(now, act)) return;
  const { settings } = await regionOf(open, open.who.region);
  if (heldSince(settings, 'duty-to-consult', now.book.calendar.dateAt(open.nowMs)) === undefined) return;
  const sentence = {
    nl: 'overleg eerst met de leerplichtambtenaar: stel hem een vraag bij deze stap, en ga verder na zijn antwoord',
    en: 'consult the compulsory-education officer first: ask him about this step, and go on when he has answered',
  };
  throw new CaseProblem('act-refused', sentence.en, { sentence });
}

type Ending = Extract<Act, { act: 'done' | 'skip' }>;

/** Whether an act says of a pupil who is enrolled that he goes on at another place than his own school. */
function letsGo({ state, book }: CaseNow, act: Act): act is Ending {
  if (act.act !== 'done' && act.act !== 'skip') return false;
  if (act.outcome === undefined || state.facts['enrolled'] === false) return false;
  const step = state.steps[act.step];
  const agreed = step && definitionOf(book, step.workflow, step.id);
  const closes = agreed?.outcomes[act.outcome]?.closes ?? '';
  return isReturn(closes) && closes !== 'returned-own-school' && agreed?.asks !== takesIn;
}

function isTheSchool({ parties }: CaseNow, { organisation }: Person): boolean {
  return parties.some(({ role, organisationId }) => role === 'school' && organisationId === organisation);
}

function wasAnswered({ state }: CaseNow, { step }: Ending): boolean {
  const asked = state.steps[questionKey(closer, step)];
  return asked?.question?.from === 'school' && asked.state === 'done';
}
