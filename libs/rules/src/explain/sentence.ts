import type { Recipient } from '../agreements/roles';
import type { TraceLine } from '../cases/trace';
import { capital, recipientInWords, recipientsInWords } from './recipients';
import { type Titles, lateInWords } from './titles';
import { dueInWords, inBoth, type Sentence } from './words';
import type { Facts } from '../agreements/agreement';
import { answeredDecision, counteredInWords, decidedInWords, discussedInWords } from './decided';
import { closingInWords, factsInWords } from './facts';
import { disagreementInWords, familyTaskInWords } from './family';
import { handReasonInWords } from './hand-reasons';
import { refusalInWords } from './refusal';
import { takenOverInWords } from './taken-over';

type Telling = (line: TraceLine, titles: Titles) => Sentence;

/** What each kind of line says; the kind is the first of these keys that the line has. */
const tellings: Readonly<Record<string, Telling>> = {
  signal: ({ signal, explains }, titles) =>
    tell('Signaal: ‹›', 'Signal: ‹›', (explains as Sentence | undefined) ?? titles.signal(text(signal))),
  'by-hand': (line) => tell('Met de hand geopend: ‹›', 'Opened by hand: ‹›', handReasonInWords(text(line['by-hand']))),
  'taken-over': (line) =>
    takenOverInWords(
      text(line['taken-over']),
      line['reason'] === undefined ? undefined : text(line['reason']),
      line['method'] === undefined ? undefined : text(line['method']),
    ),
  opened: ({ opened }, titles) =>
    tell(
      'De afspraken ‘‹›’ lopen voor deze leerling',
      'The agreement ‘‹›’ runs for this pupil',
      titles.workflow(text(opened)),
    ),
  director: ({ director, state, rule }) => direction(text(director), text(state), text(rule)),
  started: ({ started, by, due }, titles) => {
    const [step, who, on] = [titles.of(text(started)), recipientInWords(text(by)), dueInWords(text(due))];
    return inBoth((as) =>
      as === 'nl'
        ? `‘${step.nl}’ begint: ${who.nl}, uiterlijk ${on.nl}`
        : `‘${step.en}’ starts: ${who.en}, by ${on.en}`,
    );
  },
  reminder: ({ reminder, told }, titles) =>
    toldOf('Herinnering aan ‘‹›’', 'Reminder of ‘‹›’', titles.of(text(reminder)), told),
  review: ({ review, told }, titles) =>
    toldOf('Vraag of ‘‹›’ nog wacht', 'Question whether ‘‹›’ still waits', titles.of(text(review)), told),
  missed: ({ missed, as }, titles) => missedInWords(text(missed), as, titles),
  rung: ({ rung, of, told }, titles) =>
    toldOf(`${text(rung)} voor ‘‹›’`, `${text(rung)} for ‘‹›’`, titles.of(text(of)), told),
  'skipped-rung': (line, titles) =>
    tell(
      `${text(line['skipped-rung'])} voor ‘‹›’ bereikt niemand en is overgeslagen`,
      `${text(line['skipped-rung'])} for ‘‹›’ reaches nobody and was skipped`,
      titles.of(text(line['of'])),
    ),
  overtaken: ({ overtaken, of }, titles) =>
    tell(
      `${text(overtaken)} voor ‘‹›’ is ingehaald door een latere trede`,
      `${text(overtaken)} for ‘‹›’ was overtaken by a later rung`,
      titles.of(text(of)),
    ),
  done: ({ done, late }, titles) => {
    const step = titles.of(text(done));
    if (familyTaskInWords(text(done))) return tell('‘‹›’ is gedaan', '‘‹›’ is done', step);
    const overdue = lateInWords(Number(late));
    return {
      nl: `‘${step.nl}’ is klaar, ${overdue?.nl ?? 'op tijd'}`,
      en: `‘${step.en}’ is done, ${overdue?.en ?? 'in time'}`,
    };
  },
  waiting: ({ waiting }, titles) =>
    tell('‘‹›’ wacht op iets buiten de afspraken', '‘‹›’ waits for something outside', titles.of(text(waiting))),
  resumed: ({ resumed, due }, titles) =>
    until('‘‹›’ gaat verder, uiterlijk', '‘‹›’ goes on, by', titles.of(text(resumed)), due),
  extended: ({ extended, due }, titles) =>
    until('‘‹›’ heeft uitstel tot en met', '‘‹›’ was extended to', titles.of(text(extended)), due),
  promised: (line, titles) =>
    until('‘‹›’ is toegezegd voor', '‘‹›’ is promised for', titles.of(text(line['promised'])), line['until']),
  question: (line, titles) =>
    until('‹› gesteld, antwoord uiterlijk', '‹› was put, answer by', titles.of(text(line['question'])), line['due']),
  answered: ({ answered }, titles) => tell('‹› is beantwoord', '‹› was answered', titles.of(text(answered))),
  'question-withdrawn': (line, titles) =>
    tell('‹› is ingetrokken', '‹› was withdrawn', titles.of(text(line['question-withdrawn']))),
  nudged: ({ nudged, told }, titles) =>
    toldOf('Laten weten dat er op ‘‹›’ wordt gewacht', 'Nudge for ‘‹›’', titles.of(text(nudged)), told),
  invited: ({ invited, due }) =>
    until('‹› is uitgenodigd, antwoord uiterlijk', '‹› was invited, answer by', recipientInWords(text(invited)), due),
  'invitation-accepted': (line) =>
    tell('‹› doet mee', '‹› takes part', recipientInWords(text(line['invitation-accepted']))),
  'invitation-declined': (line) =>
    tell('‹› doet niet mee', '‹› does not take part', recipientInWords(text(line['invitation-declined']))),
  'invitation-withdrawn': (line) =>
    tell(
      'De uitnodiging van ‹› is ingetrokken',
      'The invitation of ‹› was withdrawn',
      recipientInWords(text(line['invitation-withdrawn'])),
    ),
  left: ({ left }) => tell('‹› doet niet meer mee', '‹› takes part no longer', recipientInWords(text(left))),
  disagreement: disagreementInWords,
  'agreed-with-family': (line, titles) =>
    until(
      'Afgesproken: ‘‹›’, graag voor',
      'Agreed: ‘‹›’, if possible by',
      titles.of(text(line['agreed-with-family'])),
      line['due'],
    ),
  decided: decidedInWords,
  'decision-accepted': answeredDecision,
  'decision-declined': answeredDecision,
  'decision-countered': counteredInWords,
  discussed: ({ discussed }) => discussedInWords(Number(discussed)),
  noted: () => ({ nl: 'Er is een notitie gemaakt', en: 'A note was made' }),
  skipped: ({ skipped }, titles) =>
    tell('‘‹›’ is met een reden overgeslagen', '‘‹›’ was skipped, with a reason', titles.of(text(skipped))),
  fact: ({ fact }) => tell('Vastgesteld: ‹›', 'Established: ‹›', factsInWords(fact as Facts)),
  agenda: ({ agenda }) => onAgenda(text(agenda)),
  'decision-asked': (line) =>
    until(
      `Er is om een besluit gevraagd (${text(line['decision-asked'])}), uiterlijk`,
      `A decision was asked for (${text(line['decision-asked'])}), by`,
      { nl: '', en: '' },
      line['due'],
    ),
  'calendar-corrected': (line) => calendarCorrected(text(line['calendar-corrected'])),
  'switched-on': () => ({
    nl: 'De regio is aangezet: wat over datum was, telt vanaf nu',
    en: 'The region was switched on: what was past its date counts from now',
  }),
  migrated: ({ migrated, to }, titles) =>
    tell(
      `De zaak gaat over op versie ${text(to)} van ‘‹›’`,
      `The case goes over to version ${text(to)} of ‘‹›’`,
      titles.workflow(text(migrated)),
    ),
  replanned: ({ replanned, due }, titles) =>
    until('‘‹›’ is opnieuw geteld: uiterlijk', '‘‹›’ was counted again: by', titles.of(text(replanned)), due),
  dropped: ({ dropped }, titles) =>
    tell('‘‹›’ vervalt in deze versie', '‘‹›’ is not in this version', titles.of(text(dropped))),
  rejected: ({ why }) => tell('Dit ging niet door: ‹›', 'This was refused: ‹›', refusalInWords(text(why))),
  corrected: ({ corrected }) =>
    tell('Teruggenomen: ‹›', 'Taken back: ‹›', takenBack[text(corrected)] ?? own(text(corrected))),
  ended: ({ ended }, titles) =>
    tell('De afspraken ‘‹›’ zijn klaar', 'The agreement ‘‹›’ has ended', titles.workflow(text(ended))),
  closed: ({ closed }) => tell('De zaak is gesloten: ‹›', 'The case was closed: ‹›', closingInWords(text(closed))),
  reopened: () => ({ nl: 'De zaak is met een reden heropend', en: 'The case was reopened, with a reason' }),
};

/**
 * One line of a case's trace as a sentence for people, in Dutch and English, without a name of anybody.
 *
 * @param titles how the things of this case are called (`titlesOf`)
 */
export function sentenceOf(line: TraceLine, titles: Titles): Sentence {
  const kind = Object.keys(tellings).find((key) => key in line);
  if (!kind) return { nl: Object.keys(line).join(' '), en: Object.keys(line).join(' ') };
  return capital(tellings[kind]!(line, titles));
}

const text = (value: unknown) => String(value);
const own = (word: string): Sentence => ({ nl: word, en: word });

/** What was done and is taken back. */
const takenBack: Readonly<Record<string, Sentence>> = {
  done: { nl: 'dat een stap klaar was', en: 'that a step was done' },
  skip: { nl: 'dat een stap is overgeslagen', en: 'that a step was skipped' },
  wait: { nl: 'dat een stap wacht', en: 'that a step waits' },
  resume: { nl: 'dat een stap weer loopt', en: 'that a step goes on' },
  extend: { nl: 'uitstel', en: 'an extension' },
  promise: { nl: 'een toezegging', en: 'a promise' },
  leave: { nl: 'dat een partij niet meer meedoet', en: 'that a party takes part no longer' },
};

function missedInWords(missed: string, as: unknown, titles: Titles): Sentence {
  if (missed === 'silence') return { nl: 'Er is te lang niets gebeurd', en: 'Nothing has happened for too long' };
  const step = titles.of(missed);
  if (familyTaskInWords(missed))
    return tell(
      '‘‹›’ staat nog open: vraag het gezin wat helpt',
      '‘‹›’ is still open: ask the family what helps',
      step,
    );
  if (as === 'no-response') return tell('Op ‘‹›’ is geen antwoord gekomen', 'There was no answer to ‘‹›’', step);
  if (as === 'breach')
    return tell('‘‹›’: de wettelijke termijn is geschonden', '‘‹›’: the legal term was breached', step);
  return tell('‘‹›’ is niet op tijd afgerond', '‘‹›’ was not completed in time', step);
}

/** Fills in what the sentence is about. */
function tell(nl: string, en: string, about: Sentence): Sentence {
  return { nl: nl.replace('‹›', about.nl), en: en.replace('‹›', about.en) };
}

function toldOf(nl: string, en: string, about: Sentence, told: unknown): Sentence {
  const begin = tell(nl, en, about);
  const recipients = told as readonly Recipient[];
  if (recipients.length === 0) return { nl: `${begin.nl} bereikte niemand`, en: `${begin.en} reached nobody` };
  const who = recipientsInWords(recipients);
  return { nl: `${begin.nl}: bericht aan ${who.nl}`, en: `${begin.en}: message to ${who.en}` };
}

function until(nl: string, en: string, about: Sentence, due: unknown): Sentence {
  const begin = tell(nl, en, about);
  const on = dueInWords(text(due));
  return { nl: `${begin.nl} ${on.nl}`, en: `${begin.en} ${on.en}` };
}

function direction(role: string, state: string, rule: string): Sentence {
  const who = recipientInWords(role);
  if (state === 'accepted' && rule === 'taken-over')
    return { nl: `${who.nl} heeft de regie, zoals voorheen`, en: `${who.en} directs, as before` };
  switch (state) {
    case 'proposed':
      return {
        nl: `${who.nl} is gevraagd om de regie over te nemen (${rule})`,
        en: `${who.en} was asked to take over direction (${rule})`,
      };
    case 'refused':
      return {
        nl: `${who.nl} neemt de regie niet over (${rule})`,
        en: `${who.en} does not take over direction (${rule})`,
      };
    default:
      return { nl: `${who.nl} heeft de regie (${rule})`, en: `${who.en} directs (${rule})` };
  }
}

function calendarCorrected(what: string): Sentence {
  return what === 'closing-days'
    ? { nl: 'De vrije dagen van de school zijn gecorrigeerd', en: 'The closing days of the school were corrected' }
    : { nl: 'De schoolvakanties zijn gecorrigeerd', en: 'The school holidays were corrected' };
}

function onAgenda(reason: string): Sentence {
  if (reason === 'regional-list')
    return { nl: 'De zaak staat op de regionale lijst', en: 'The case is on the regional list' };
  if (reason === 'asked')
    return { nl: 'De zaak is ingebracht voor de tafel', en: 'The case was brought before the table' };
  if (reason === 'decision-declined')
    return {
      nl: 'Een besluit is niet aanvaard: de zaak komt op de agenda',
      en: 'A decision was not accepted: the case goes on the agenda',
    };
  if (reason === 'closing') return { nl: 'Gevraagd om het sluiten te bevestigen', en: 'Closing waits to be confirmed' };
  if (reason === 'direction-refused') {
    return {
      nl: 'De regie is geweigerd: de zaak komt op de agenda',
      en: 'Direction was refused: the case goes on the agenda',
    };
  }
  return {
    nl: `De zaak staat op de agenda van de tafel (${reason})`,
    en: `The case is on the agenda of the table (${reason})`,
  };
}
