import { unreadable } from '@app/platform';
import type { Sentence } from '@app/rules';

/** Why a row did not go in. `column` is what the file of its profile calls it, '' for the whole line. */
export interface WrongRow {
  readonly line: number;
  readonly column: string;
  readonly reason: Sentence;
}

/** A mistake as it is staged: without what stood there. */
export interface Mistake {
  /** A field of the kind. */
  readonly column: string;
  readonly why: Why;
  /** What the sentence needs: a line, or the words that are known. */
  readonly detail?: string | number | null;
}

type Words = (detail: string | number) => Sentence;

const said =
  (nl: string, en: string): Words =>
  () => ({ nl, en });

const reasons = {
  quotes: () => unreadable.quotes,
  'more-cells-than-columns': () => unreadable['more-cells-than-columns'],
  characters: () => unreadable.characters,
  missing: said('Dit ontbreekt', 'This is missing'),
  'too-long': said('Dit is te lang', 'This is too long'),
  'no-date': said(
    'Geen datum die bestaat: schrijf 2011-03-04 of 4-3-2011',
    'No date that exists: write 2011-03-04 or 4-3-2011',
  ),
  'to-come': said('Deze dag moet nog komen', 'This day is yet to come'),
  'too-long-ago': said('Langer dan twee jaar geleden', 'More than two years ago'),
  'ends-before': said('De periode eindigt voor zij begint', 'The period ends before it begins'),
  'no-lesson': said('Geen lesuur van 0 tot 20', 'No lesson from 0 to 20'),
  'no-minutes': said('Geen aantal minuten van een dag', 'No number of minutes of a day'),
  'how-long': said('Hoe lang? Vul het lesuur of de minuten in', 'How long? Fill in the lesson or the minutes'),
  mixed: (line: string | number) => ({
    nl: `Regel ${line} gaat over dezelfde dag: óf de hele dag, óf losse lesuren`,
    en: `Line ${line} is about the same day: either the whole day, or single lessons`,
  }),
  'no-moment': said(
    'Geen moment: schrijf 2026-11-02T10:15 of 2-11-2026 10:15',
    'No moment: write 2026-11-02T10:15 or 2-11-2026 10:15',
  ),
  'no-hash': said('Geen hash: 64 tekens 0-9 en a-f', 'No hash: 64 characters 0-9 and a-f'),
  'unknown-child': said(
    'Geen leerling heeft dit nummer, en op deze school geen deze geboortedatum',
    'No pupil has this number, and none of this school this birth date',
  ),
  'several-children': said(
    'Meer dan één leerling kan bedoeld zijn: schrijf een nummer, of de school',
    'More than one pupil may be meant: write a number, or the school',
  ),
  'starts-nothing': said(
    'Bewaard, maar de regio heeft niet afgesproken wat hierop volgt',
    'Kept, but the region has not agreed what follows',
  ),
  'enrolled-nowhere': said(
    'Dit kind is leerplichtig of kwalificatieplichtig en nergens meer ingeschreven',
    'This child is of school age and enrolled nowhere any more',
  ),
  'other-school': said(
    'Dit is een andere school dan die van dit bestand',
    'This is another school than that of the file',
  ),
  'no-age': said('Geen geboortedatum van een leerling', 'No birth date of a pupil'),
  'no-email': said('Geen e-mailadres', 'No e-mail address'),
  'no-number': said('Geen nummer of code', 'No number or code'),
  'no-brin': said(
    'Geen BRIN met eventueel vestiging: 99WR of 99WR01',
    'No BRIN with or without branch: 99WR or 99WR01',
  ),
  'no-bsn': said('Geen BSN: negen cijfers die de elfproef doorstaan', 'No BSN: nine digits that pass the eleven-test'),
  'no-education-number': said(
    'Geen onderwijsnummer: negen cijfers die met 10 beginnen',
    'No education number: nine digits that begin with 10',
  ),
  'unknown-code': (known: string | number) => ({
    nl: `Onbekend woord; bekend zijn ${known}`,
    en: `Unknown word; known are ${known}`,
  }),
  'unknown-organisation': said('Deze organisatie is in de regio niet bekend', 'The region knows no such organisation'),
  'unknown-school': said('Deze school is in de regio niet bekend', 'The region knows no such school'),
  'several-organisations': said(
    'Meer dan één organisatie heet zo: schrijf het nummer',
    'More than one organisation is called so: write the number',
  ),
  'several-schools': said(
    'De school heeft meer vestigingen: schrijf welke',
    'The school has several branches: write which',
  ),
  'unknown-pupil': said('Deze leerling staat niet bij deze school', 'The school has no such pupil'),
  'several-pupils': said(
    'Meer dan één leerling heet zo: schrijf het leerlingnummer',
    'More than one pupil is called so: write the number of the pupil',
  ),
  'other-birth-date': said(
    'De leerling met dit nummer heeft een andere geboortedatum',
    'The pupil with this number has another birth date',
  ),
  'runs-already': said('Voor deze leerling loopt al een zaak', 'This pupil has a case that runs'),
  'not-agreed-here': said('Dit heeft de regio niet afgesproken', 'The region has not agreed this'),
  'cannot-direct': said('Deze partij kan geen regie hebben', 'This party cannot direct a case'),
  'nobody-directs': said(
    'Wie de regie heeft is hier niet te bereiken: breng eerst wie daar werkt',
    'Whoever directs cannot be reached here: bring who works there first',
  ),
  'no-next-date': said('De zaak zou geen volgende datum hebben', 'The case would have no next date'),
  'far-off': said('Deze datum ligt te ver weg', 'This date is too far off'),
  'before-begin': said('Deze datum is vóór het begin van de stap', 'This date is before the step began'),
  'as-many': said(
    'Schrijf bij elke open stap één datum, in dezelfde volgorde',
    'Write one date for each open step, in the same order',
  ),
  twice: said('Dezelfde stap staat er twee keer', 'The same step is there twice'),
  'other-role': said('Dit nummer is van een ander soort organisatie', 'This number is of another kind of organisation'),
  otherwise: (line: string | number) => ({
    nl: `Regel ${line} zegt iets anders over hetzelfde`,
    en: `Line ${line} says otherwise of the same`,
  }),
  'other-person': (line: string | number) => ({
    nl: `Regel ${line} geeft dit adres aan iemand met een andere naam of taal`,
    en: `Line ${line} gives this address to somebody of another name or language`,
  }),
} as const satisfies Record<string, Words>;

export type Why = keyof typeof reasons;

export function reasonOf({ why, detail }: Mistake): Sentence {
  const words: Words = reasons[why];
  return words(detail ?? '');
}
