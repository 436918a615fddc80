import type { Alarm } from '../cases/state';
import type { Recipient } from '../agreements/roles';
import { capital, recipientsInWords } from './recipients';
import type { Titles } from './titles';
import { dayInWords, inBoth, type Sentence } from './words';
import type { LocalDate } from '../dates/local-date';

/**
 * What happens when nobody does anything, before it does.
 *
 * @param alarm what will go off
 * @param told whom it tells, after `director` is resolved
 * @param on the local date of the moment at which it goes off
 */
export function consequenceOf(
  { kind, alarm, matter }: Pick<Alarm, 'kind' | 'alarm' | 'matter'>,
  { told, on, titles }: { told: readonly Recipient[]; on: LocalDate; titles: Titles },
): Sentence {
  const name = matter.replace(/^(step|clock|start):/, '');
  const [about, day, who] = [titles.of(name), dayInWords(on), recipientsInWords(told)];
  switch (kind) {
    case 'missed':
      return missed(name, about, day);
    case 'reminder':
      return capital(both(`op ${day.nl} krijgt ${who.nl} een herinnering`, `on ${day.en} ${who.en} gets a reminder`));
    case 'review':
      return both(
        `Op ${day.nl} vraagt een bericht aan ${who.nl} of het wachten nog nodig is`,
        `On ${day.en} a message asks ${who.en} whether waiting is still needed`,
      );
    case 'start':
      return both(`Op ${day.nl} begint ‘${about.nl}’`, `On ${day.en} ‘${about.en}’ starts`);
    case 'rung':
      return told.length === 0
        ? both(`Op ${day.nl} zou ${alarm} niemand bereiken`, `On ${day.en} ${alarm} would reach nobody`)
        : rung({ alarm, isClock: matter.startsWith('clock:'), day, who });
  }
}

const both = (nl: string, en: string): Sentence => inBoth((as) => (as === 'nl' ? nl : en));

function missed(name: string, about: Sentence, day: Sentence): Sentence {
  if (name === 'silence')
    return both(
      `Gebeurt er niets, dan valt de zaak op ${day.nl} stil`,
      `If nothing happens, the case falls silent on ${day.en}`,
    );
  return both(
    `Zonder afronding is ‘${about.nl}’ vanaf ${day.nl} te laat`,
    `Unless completed, ‘${about.en}’ is late from ${day.en}`,
  );
}

function rung({
  alarm,
  isClock,
  day,
  who,
}: {
  alarm: string;
  isClock: boolean;
  day: Sentence;
  who: Sentence;
}): Sentence {
  const [nl, en] = isClock ? ['Blijft het zo, dan', 'If this goes on,'] : ['Zonder afronding', 'Unless completed,'];
  return both(
    `${nl} gaat op ${day.nl} een bericht naar ${who.nl} (${alarm})`,
    `${en} a message goes to ${who.en} on ${day.en} (${alarm})`,
  );
}
