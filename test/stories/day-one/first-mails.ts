import type { CaughtMail } from '../../support/mail';

/**
 * Who is told what at the first dispatch, on Monday 30 November 2026 at nine: worked out by hand from the agreements of the
 * region, never from what came. Of each ladder only the highest rung that has passed tells (the lower ones are overtaken), and
 * a clock's rung is told with the date of its threshold. School holidays and public holidays are not near.
 *
 * Taken over; the ladder of a step goes off 1, 3, 5, 10 and 20 working days after its due date, that of the time at home 2, 4, 6
 * and 8 weeks after the first day absent:
 *
 * - Noor (Waterdam, officer directs): plan of the officer, due Tue 24 Nov: R2 on Fri 27 Nov, R3 is for Tue 1 Dec. R2 tells his
 *   team lead and the officer who watches. At home since 6 Oct: A3 on 17 Nov, A4 is for 1 Dec. A3 tells director, his team lead
 *   and who watches: director and watcher are one, and are told once.
 * - Bram (Waterdam, school directs): plan of the school, due Wed 18 Nov: R3 on 25 Nov, R4 is for 2 Dec. R3 tells the chair. Since
 *   26 Oct: A2 on 23 Nov tells director and chair. His talk, due 1 Dec, has reminders on 24 and 27 Nov: dropped, they passed.
 * - Aya (Rietoord, youth health directs): advice due Fri 13 Nov: R4 on 27 Nov tells management. Since 2 Sep: A4 on 28 Oct tells
 *   management of director and watcher; A5 (3 months) is for 2 Dec.
 * - Daan (Waterdam): inquiry of the officer due Mon 7 Dec: reminder 5 working days before, today. Since 17 Nov: A1 is for 1 Dec.
 * - Evi: nothing is open, since 20 Nov: A1 is for 4 Dec. What De Wilg states joins her case: its first term ends on 4 Dec.
 * - Finn (Rietoord, alliance directs): advice due Fri 27 Nov: R1 today tells responsible and director: one person, told once. Since
 *   13 Nov: A1 on 27 Nov tells director and watcher.
 * - Guus (Waterdam, youth health directs): advice due Fri 30 Oct: R5 on 27 Nov asks the alderman for a decision, and puts the case on
 *   the regional list, which who watches is told, with the due date of that step. Since 12 Oct: A3 on 23 Nov tells director, team lead and watcher.
 *
 * Opened by a signal on Saturday; the school directs, because the child is enrolled:
 *
 * - Hugo (Waterdam, sixteen hours from 16 Nov): A1 today tells director and watcher. Notifying is for Fri 4 Dec, reminder on the 3rd.
 * - Lars, and Nina at De Wilg (notified, from 26 Oct): A2 on 23 Nov tells director and chair. Notifying is for Tue 1 Dec, the second
 *   working day after Saturday: reminder one working day before, today.
 * - Iris (Rietoord, from 2 Nov): the 29th day is today; her case opens at midnight, and at nine A2 tells director and chair.
 *   A1 is of 16 Nov, and overtaken. Notifying is for Wed 2 Dec, reminder tomorrow.
 * - Jens was there in the third week, which the file covers; Kira's absence was corrected and Mila's notification withdrawn on Sunday;
 *   Otis has no workflow: nothing.
 */
const [noor, bram, aya, daan, finn, guus] = ['Noor', 'Bram', 'Aya', 'Daan', 'Finn', 'Guus'] as const;
const [hugo, iris, lars, nina] = ['Hugo', 'Iris', 'Lars', 'Nina'] as const;

const together = 'Nieuw in Terugweg: wat van u wordt gevraagd';
const atHome = 'Een zaak duurt langer dan afgesproken';
const ahead = 'Een afgesproken stap komt eraan';
const line = (what: string, where: string, child: string) => `${what} (${where}): ${child}`;

/** A mail as it is to come: with lines, or about one case alone, which the subject says all of. */
export interface FirstMail {
  readonly subject: string;
  readonly lines: readonly string[];
}

const many = (...lines: readonly string[]): FirstMail => ({ subject: together, lines: lines.toSorted() });
const one = (subject: string, child: string): FirstMail => ({ subject, lines: [child] });

/** By address; who is told nothing has none. */
export const firstMails: Readonly<Record<string, FirstMail | 'nothing'>> = {
  'mirjam@rietplas.example': many(
    line(atHome, 'Rietplas, ma 23 nov 2026', bram),
    line(atHome, 'Rietplas, ma 23 nov 2026', lars),
    line(ahead, 'Rietplas, uiterlijk di 1 dec 2026', lars),
    line(atHome, 'Rietplas, ma 30 nov 2026', hugo),
    line(atHome, 'Rietplas, ma 30 nov 2026', iris),
  ),
  'hanna@dewilg.example': many(
    line(atHome, 'De Wilg, ma 23 nov 2026', nina),
    line(ahead, 'De Wilg, uiterlijk di 1 dec 2026', nina),
  ),
  'joost@waterdam.example': many(
    line('In een zaak die u volgt, blijft een stap liggen', 'Leerplicht Waterdam, uiterlijk di 24 nov 2026', noor),
    line(atHome, 'Leerplicht Waterdam, di 17 nov 2026', noor),
    line(ahead, 'Leerplicht Waterdam, uiterlijk ma 7 dec 2026', daan),
    line('Een zaak staat op de regionale lijst', 'GGD Waterrijk, uiterlijk vr 30 okt 2026', guus),
    line(atHome, 'GGD Waterrijk, ma 23 nov 2026', guus),
    line(atHome, 'Rietplas, ma 30 nov 2026', hugo),
  ),
  'marleen@waterdam.example': many(
    line('Een afgesproken stap van uw team blijft liggen', 'Leerplicht Waterdam, uiterlijk di 24 nov 2026', noor),
    line(atHome, 'Leerplicht Waterdam, di 17 nov 2026', noor),
  ),
  'cor@tafel.example': many(
    line('Een zaak staat op de agenda van de tafel', 'Rietplas, uiterlijk wo 18 nov 2026', bram),
    line(atHome, 'Rietplas, ma 23 nov 2026', bram),
    line(atHome, 'Rietplas, ma 23 nov 2026', lars),
    line(atHome, 'De Wilg, ma 23 nov 2026', nina),
    line(atHome, 'Rietplas, ma 30 nov 2026', iris),
  ),
  'jasper@swv.example': many(
    line('Een afgesproken stap is niet op tijd gezet', 'SWV VO, uiterlijk vr 27 nov 2026', finn),
    line(atHome, 'SWV VO, vr 27 nov 2026', finn),
  ),
  'karin@ggd.example': {
    subject: 'New in Terugweg: what is asked of you',
    lines: [
      line('A case takes longer than agreed', 'GGD Waterrijk, Wed 28 Oct 2026', aya),
      line('An agreed step of your organisation is late', 'GGD Waterrijk, by Fri 13 Nov 2026', aya),
    ],
  },
  'wietske@rietoord.example': one(atHome, finn),
  'dirk@rietoord.example': one(atHome, aya),
  'fatima@ggd.example': one(atHome, guus),
  'yvonne@ggd.example': one(atHome, guus),
  'anneke@waterdam.example': one('Er wordt een besluit van u gevraagd', guus),
  // Backups, and whose rungs are still to come.
  'petra@waterdam.example': 'nothing',
  'ger@waterdam.example': 'nothing',
  'toon@waterdam.example': 'nothing',
  'douwe@rietoord.example': 'nothing',
  'fenna@rietoord.example': 'nothing',
  'marit@swv.example': 'nothing',
  'olga@swv.example': 'nothing',
  'arjan@ggd.example': 'nothing',
  'lotte@oost.example': 'nothing',
  'bas@oost.example': 'nothing',
  'ines@oost.example': 'nothing',
  'ruud@dewilg.example': 'nothing',
  'tineke@dewilg.example': 'nothing',
  'sander@rietplas.example': 'nothing',
  'sanne@rietplas.example': 'nothing',
  'els@rietplas.example': 'nothing',
};

/**
 * What a mail says, as the table has it.
 *
 * @param children `case → first name of its child`
 */
export function saidIn({ subject, text }: CaughtMail, children: ReadonlyMap<string, string>): FirstMail {
  const lines = [...text.matchAll(/^- (.*): \S+\/cases\/(\S+)$/gm)];
  const said = lines.map(([, what, caseId]) => `${what}: ${children.get(caseId!)}`);
  if (said.length > 0) return { subject, lines: said.toSorted() };
  return { subject, lines: [...text.matchAll(/\/cases\/(\S+)/g)].map(([, caseId]) => String(children.get(caseId!))) };
}
