import type { Agreement, CaseClock, Rung } from '../agreements/agreement';
import { usedLadders } from '../agreements/fingerprint';
import { wholeTermInWords } from '../explain/agreed';
import { factInWords } from '../explain/facts';
import { recipientInWords, recipientsInWords } from '../explain/recipients';
import { titlesOf } from '../explain/titles';
import { inBoth, type Sentence } from '../explain/words';
import { conditionClause } from './clauses';

/** An escalation table: rung by rung when it goes off, who is told, and what else happens. */
export interface PaperLadder {
  readonly id: string;
  readonly title: Sentence;
  readonly rungs: PaperRung[];
}

export interface PaperRung {
  readonly id: string;
  readonly when: Sentence;
  readonly told: Sentence;
  readonly also?: Sentence;
}

const titles: Readonly<Record<string, Sentence>> = {
  standard: { nl: 'Tot wie kan besluiten', en: 'Up to who can decide' },
  'to-management': { nl: 'Tot en met de directie', en: 'Up to management' },
  'to-table': { nl: 'Tot en met de tafel', en: 'Up to the table' },
  'to-team-lead': { nl: 'Tot en met de teamleider', en: 'Up to the team lead' },
  'in-school': { nl: 'Alleen binnen de school', en: 'Within the school only' },
  'silence-in-school': { nl: 'Stilte, alleen binnen de school', en: 'Silence, within the school only' },
  'no-response': { nl: 'School antwoordt niet', en: 'The school does not answer' },
  'duty-of-care': { nl: 'Zorgplicht', en: 'Duty of care' },
  undecided: { nl: 'Geen besluit', en: 'No decision' },
  overstay: { nl: 'Plaatsing voorbij de einddatum', en: 'A placement past its end' },
  queue: { nl: 'Lang wachten op een plek', en: 'A long wait for a place' },
  gentle: { nl: 'Zachte herinnering', en: 'A nudge' },
  direction: { nl: 'Regie, sluiten en nazorg', en: 'Direction, closing and after-care' },
  age: { nl: 'Tijd thuis', en: 'Time at home' },
  silence: { nl: 'Stilte in de zaak', en: 'Silence in the case' },
  question: { nl: 'Vraag zonder antwoord', en: 'A question without an answer' },
  invitation: { nl: 'Uitnodiging zonder antwoord', en: 'An invitation without an answer' },
  family: { nl: 'Afspraken met het gezin', en: 'What is agreed with the family' },
};

/** How an escalation table is called; one that a region adds by its own word. */
export function ladderTitle(name: string): Sentence {
  return titles[name] ?? { nl: name, en: name };
}

/** The tables that something in the agreement climbs. */
export function paperLadders(agreement: Agreement): PaperLadder[] {
  const ofClocks = new Set(agreement.clocks.filter(({ within }) => !within).map(({ ladder }) => ladder));
  return Object.entries(usedLadders(agreement)).map(([id, rungs]) => ({
    id,
    title: ladderTitle(id),
    rungs: rungs.map((rung) => paperRung(rung, ofClocks.has(id))),
  }));
}

function paperRung(rung: Rung, isOfClock: boolean): PaperRung {
  const also = alsoOf(rung);
  const nobody: Sentence = { nl: 'niemand', en: 'nobody' };
  return {
    id: rung.id,
    when: whenOf(rung, isOfClock),
    told: rung.tell.length > 0 ? recipientsInWords(rung.tell) : nobody,
    ...(also.nl && { also }),
  };
}

function whenOf({ after, every, from }: Rung, isOfClock: boolean): Sentence {
  if (every) {
    const rhythm = wholeTermInWords(every);
    return { nl: `elke ${rhythm.nl} vanaf ${from}`, en: `every ${rhythm.en} from ${from} on` };
  }
  const distance = after ? wholeTermInWords(after) : { nl: '', en: '' };
  if (isOfClock) return { nl: `na ${distance.nl}`, en: `after ${distance.en}` };
  return { nl: `${distance.nl} te laat`, en: `${distance.en} late` };
}

const agendas: Readonly<Record<string, Sentence>> = {
  'table-agenda': { nl: 'komt op de agenda van de tafel', en: 'goes on the agenda of the table' },
  'board-agenda': { nl: 'komt op de agenda van de besturen', en: 'goes on the agenda of the boards' },
};

const asked: Readonly<Record<string, Sentence>> = {
  decision: { nl: 'er wordt een besluit gevraagd', en: 'a decision is asked for' },
  explain: { nl: 'er wordt uitleg gevraagd', en: 'an explanation is asked for' },
  'confirm-card': { nl: 'bevestigt wat er nodig is', en: 'confirms what is needed' },
};

function alsoOf({ asks, within, putsOn, movesDirection, fatal }: Rung): Sentence {
  const agenda =
    putsOn === undefined ? undefined : (agendas[putsOn] ?? { nl: `komt op ${putsOn}`, en: `goes on ${putsOn}` });
  const what = asks === undefined ? undefined : (asked[asks] ?? { nl: asks, en: asks });
  const term = within && wholeTermInWords(within);
  const director = movesDirection && recipientInWords(movesDirection);
  return inBoth((as) => {
    const nl = as === 'nl';
    return [
      ...(agenda ? [agenda[as]] : []),
      ...(what ? [`${what[as]}${term ? (nl ? ` binnen ${term.nl}` : ` within ${term.en}`) : ''}`] : []),
      ...(director
        ? [nl ? `${director.nl} wordt voorgesteld als regiehouder` : `${director.en} is proposed as director`]
        : []),
      ...(fatal ? [nl ? 'dit bericht kan niet uit' : 'this message cannot be muted'] : []),
    ].join('; ');
  });
}

const begins: Readonly<Record<string, Sentence>> = {
  'first-day-absent': { nl: 'de eerste dag van het verzuim', en: 'the first day of absence' },
  opening: { nl: 'het openen van de zaak', en: 'the opening of the case' },
  'last-progress': { nl: 'de laatste vooruitgang in de zaak', en: 'the last progress in the case' },
};

/** What a clock of the case counts, and what it climbs. */
export function clockInWords(clock: CaseClock): Sentence {
  const { id, from, within, ladder, pausesWhile } = clock;
  const name = titlesOf([]).of(id);
  const begin = begins[from] ?? factInWords(from);
  const term = within && wholeTermInWords(within);
  const pause = pausesWhile && conditionClause(pausesWhile);
  const table = ladder === undefined ? undefined : ladderTitle(ladder);
  return inBoth((as) => {
    const nl = as === 'nl';
    const parts = [
      nl ? `De klok ‘${name.nl}’ telt vanaf ${begin.nl}` : `The clock ‘${name.en}’ counts from ${begin.en}`,
      ...(term ? [nl ? `en gaat af na ${term.nl}` : `and goes off after ${term.en}`] : []),
      ...(pause ? [nl ? `en staat stil zolang ${pause.nl}` : `and pauses as long as ${pause.en}`] : []),
    ].join(' ');
    if (!table) return `${parts}.`;
    return nl ? `${parts}. Daarbij hoort tabel ‘${table.nl}’.` : `${parts}. Table ‘${table.en}’ goes with it.`;
  });
}
