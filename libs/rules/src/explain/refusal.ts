import type { LocalDate } from '../dates/local-date';
import { recipientInWords } from './recipients';
import { dayInWords, inBoth, type Sentence } from './words';

/** What the rules say when they refuse an act, in Dutch; the English is their own. */
const dutch: readonly (readonly [why: RegExp, nl: (...parts: string[]) => string])[] = [
  [/^the case is closed$/, () => 'de zaak is gesloten'],
  [/^the case is open$/, () => 'de zaak is open'],
  [/^the step is not open$/, () => 'de stap staat niet open'],
  [/^only (\S+) or the director does this$/, (role) => `alleen ${who(role)} of de regiehouder kan dit doen`],
  [/^only (\S+) confirms that a case closes$/, (role) => `alleen ${who(role)} bevestigt dat een zaak sluit`],
  [/^only (\S+) closes a case$/, (role) => `alleen ${who(role)} sluit een zaak`],
  [/^only (\S+) answers this proposal$/, (role) => `alleen ${who(role)} beantwoordt dit voorstel`],
  [/^a question is answered or withdrawn$/, () => 'een vraag wordt beantwoord of ingetrokken'],
  [/^a question is about a step$/, () => 'een vraag gaat over een stap'],
  [/^only a question is (answered|withdrawn)$/, () => 'dit is geen vraag'],
  [/^only (\S+) answers this question$/, (role) => `alleen ${who(role)} beantwoordt deze vraag`],
  [
    /^only (\S+) or the director withdraws this question$/,
    (role) => `alleen ${who(role)} of de regiehouder trekt deze vraag in`,
  ],
  [/^(?:a question|an answer) needs words$/, () => 'schrijf iets op'],
  [/^(?:a question|an answer) has at most (\d+) characters$/, (count) => `gebruik hooguit ${count} tekens`],
  [/^a party does not ask itself$/, () => 'u stelt geen vraag aan uzelf'],
  [/^a party does not nudge itself$/, () => 'deze stap is van uzelf'],
  [/^an invitation is answered or withdrawn$/, () => 'een uitnodiging wordt beantwoord of ingetrokken'],
  [/^this is no invitation$/, () => 'dit is geen uitnodiging'],
  [/^(\S+) is not invited$/, (role) => `${who(role)} wordt niet uitgenodigd`],
  [/^(\S+) was invited already$/, (role) => `${who(role)} is al uitgenodigd`],
  [/^a party does not invite itself$/, () => 'u nodigt uzelf niet uit'],
  [/^only (\S+) answers this invitation$/, (role) => `alleen ${who(role)} beantwoordt deze uitnodiging`],
  [
    /^only (\S+) or the director withdraws this invitation$/,
    (role) => `alleen ${who(role)} of de regiehouder trekt deze uitnodiging in`,
  ],
  [/^(\S+) does not leave a case$/, (role) => `${who(role)} blijft bij de zaak betrokken`],
  [
    /^the school of a child that is enrolled does not leave$/,
    () => 'zolang een kind op school is ingeschreven, blijft de school betrokken',
  ],
  [/^(\S+) has left already$/, (role) => `${who(role)} doet al niet meer mee`],
  [/^(\S+) directs, and hands the case over first$/, (role) => `${who(role)} heeft de regie en draagt die eerst over`],
  [
    /^(\S+) was asked to direct, and answers first$/,
    (role) => `${who(role)} is gevraagd voor de regie en antwoordt daar eerst op`,
  ],
  [/^(\S+) has a step open$/, (role) => `${who(role)} heeft nog een stap of vraag openstaan`],
  [/^(\S+) waits for an answer$/, (role) => `${who(role)} wacht nog op een antwoord`],
  [
    /^only (\S+) or the director says that it leaves$/,
    (role) => `alleen ${who(role)} of de regiehouder zegt dat deze partij niet meer meedoet`,
  ],
  [
    /^a decision is accepted, declined or countered$/,
    () => 'hierop wordt geantwoord: akkoord, niet akkoord of een tegenvoorstel',
  ],
  [/^a counter-proposal names its term$/, () => 'noem de termijn van het tegenvoorstel'],
  [/^only who carries it out promises a date$/, () => 'alleen wie het uitvoert zegt een datum toe'],
  [/^only partners agree on a step between them$/, () => 'alleen partners spreken onderling een stap af'],
  [
    /^a step that is agreed is called agreed-1, agreed-2, and so on$/,
    () => 'een afgesproken stap heet agreed-1, agreed-2, enzovoort',
  ],
  [/^this is no answer to a decision$/, () => 'hier wordt geen antwoord op een besluit gevraagd'],
  [/^only (\S+) answers this decision$/, (role) => `alleen ${who(role)} antwoordt op dit besluit`],
  [
    /^what decisive-authority decided is confirmed, not declined$/,
    () => 'wat de doorzettingsmacht besloot, wordt bevestigd en niet geweigerd',
  ],
  [/^only the director asks the table$/, () => 'alleen de regiehouder brengt een zaak in voor de tafel'],
  [/^the table was asked already$/, () => 'de zaak is al ingebracht voor de tafel'],
  [/^only the table says what it spoke of$/, () => 'alleen de tafel legt vast wat zij besprak'],
  [
    /^only the table or decisive-authority decides$/,
    () => 'alleen de tafel of wie doorzettingsmacht heeft neemt een besluit',
  ],
  [
    /^a decision is called decision-1, decision-2, and so on$/,
    () => 'een besluit heet decision-1, decision-2, enzovoort',
  ],
  [/^there is a decision of this name already$/, () => 'er is al een besluit met deze naam'],
  [/^there is no ladder "(.*)"$/, (name) => `de escalatietabel "${name}" bestaat niet in deze afspraken`],
  [/^(\S+) decides what it was asked$/, (role) => `${who(role)} besluit over wat gevraagd is`],
  [/^nobody answers for (\S+) here$/, (role) => `niemand is hier bereikbaar voor ${who(role)}`],
  [/^(\S+) was asked about this step already$/, (role) => `${who(role)} heeft over deze stap al een vraag`],
  [/^this step was nudged today$/, () => 'van deze stap is vandaag al gezegd dat erop wordt gewacht'],
  [/^only the director agrees this with the family$/, () => 'alleen de regiehouder spreekt dit met het gezin af'],
  [/^(\S+) is not the family$/, (role) => `${who(role)} is niet het gezin`],
  [/^a family has (\d+) to (\d+) working days$/, (least, most) => `geef het gezin ${least} tot ${most} werkdagen`],
  [/^only the family says that it sees it otherwise$/, () => 'alleen het gezin zegt dat het dit anders ziet'],
  [/^this was agreed with the family already$/, () => 'dit is al met het gezin afgesproken'],
  [/^a step of the family does not climb$/, () => 'een stap van het gezin wordt niet opgeschaald'],
  [/^only the director escalates$/, () => 'alleen de regiehouder kan opschalen'],
  [/^an outcome is needed$/, () => 'kies een uitkomst'],
  [/^the step has no outcome "(.*)"$/, (word) => `de stap kent geen uitkomst "${word}"`],
  [/^a reason of at least (\d+) characters is needed$/, (count) => `geef een reden van minstens ${count} tekens`],
  [/^a reason is needed$/, () => 'geef een reden'],
  [/^the step waits already$/, () => 'de stap wacht al'],
  [/^the step waits$/, () => 'de stap wacht'],
  [/^the step does not wait$/, () => 'de stap wacht niet'],
  [/^the step was not missed$/, () => 'de stap is niet te laat'],
  [/^the review must be on a later day$/, () => 'kies een latere dag om opnieuw te kijken'],
  [/^a step that waits is not extended$/, () => 'een stap die wacht krijgt geen uitstel'],
  [/^the step was extended already$/, () => 'de stap heeft al uitstel gehad'],
  [/^a term in hours or until a date is not extended$/, () => 'voor deze termijn is geen uitstel mogelijk'],
  [/^the new date must be later than the due date$/, () => 'de nieuwe datum moet later zijn dan de afgesproken datum'],
  [/^the new date is past$/, () => 'de nieuwe datum is voorbij'],
  [/^the new date must be a working day$/, () => 'de nieuwe datum moet een werkdag zijn'],
  [/^it may be extended to (\S+) at the latest$/, (date) => `uitstel kan uiterlijk tot en met ${date}`],
  [/^the promised date is past$/, () => 'de toegezegde datum is voorbij'],
  [/^rung (\S+) has gone off already, or is not there$/, (rung) => `trede ${rung} is al geweest, of bestaat niet`],
  [/^no handover is proposed$/, () => 'er is geen overdracht voorgesteld'],
  [/^there is no fact "(.*)"$/, (name) => `het gegeven "${name}" bestaat niet`],
  [/^reopening names the steps to start again$/, () => 'noem de stappen die opnieuw beginnen'],
  [
    /^a step to start again is not in the agreement$/,
    () => 'een stap om opnieuw te beginnen staat niet in de afspraken',
  ],
  [/^there is no such act to take back$/, () => 'er is niets om terug te nemen'],
  [/^after 24 hours only the director takes it back$/, () => 'na 24 uur neemt alleen de regiehouder het terug'],
];

const who = (role = '') => recipientInWords(role).nl;

/**
 * Why an act was refused, in both languages. What an agreement says itself (`else: …`) stands in the language in which
 * it was written.
 */
export function refusalInWords(why: string): Sentence {
  for (const [pattern, nl] of dutch) {
    const found = pattern.exec(why);
    if (found) return withDays({ nl: nl(...found.slice(1)), en: why });
  }
  return withDays({ nl: why, en: why });
}

/** Days as people say them. */
function withDays(sentence: Sentence): Sentence {
  return inBoth((as) => sentence[as].replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayInWords(day as LocalDate)[as]));
}
