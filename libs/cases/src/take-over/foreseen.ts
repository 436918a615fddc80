import { dayInWords, type FirstDispatch, inBoth, type LocalDate, type Sentence, titlesOf } from '@app/rules';

/** How things of a case are called that no agreement names. */
const made = titlesOf([]);

/** What goes off in some number of cases on one day, as `rung R3`. */
interface Point {
  readonly on: LocalDate;
  readonly what: Sentence;
  cases: number;
}

/**
 * How many of the cases that are taken over would land on which rung, in words: what each does at its first dispatch.
 */
export class Foreseen {
  private readonly points = new Map<string, Point>();
  private cases = 0;
  private withoutMissed = 0;
  private silent = 0;

  /** @param isHeld the region is not switched on: nobody knows yet which day that dispatch is */
  constructor(private readonly isHeld = false) {}

  /** Counts one case. `steps` are the names of its steps: all else that climbs a ladder is a clock. */
  count({ on, missed, rungs, reminders }: FirstDispatch, steps: readonly string[]): void {
    this.cases += 1;
    if (missed.length === 0) this.withoutMissed += 1;
    if (rungs.length === 0 && reminders.length === 0) this.silent += 1;
    const what = [
      ...rungs.map(({ rung, of }) => (steps.includes(of) ? ofStep(rung) : ofClock(rung, of))),
      ...(reminders.length > 0 ? [reminder] : []),
    ];
    for (const one of new Map(what.map((each) => [each.nl, each])).values()) this.add(on, one);
  }

  private add(on: LocalDate, what: Sentence): void {
    const key = `${on} ${what.nl}`;
    const point = this.points.get(key) ?? { on, what, cases: 0 };
    this.points.set(key, { ...point, cases: point.cases + 1 });
  }

  /** Day by day; nothing where no case is taken over. */
  inWords(): Sentence[] {
    if (this.cases === 0) return [];
    const points = [...this.points].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, point]) => point);
    return [
      ...points.map(({ on, what, cases }) => {
        const [many, when] = [casesInWords(cases), this.isHeld ? afterSwitch : onDay(on)];
        return inBoth((as) => `${many[as]}: ${what[as]} ${when[as]}`);
      }),
      counted(this.withoutMissed, { nl: 'zonder gemiste stap', en: 'without a missed step' }),
      counted(this.silent, {
        nl: 'waarin bij de eerste verzending niets afgaat',
        en: 'in which nothing goes off at the first dispatch',
      }),
      {
        nl: 'Bij die eerste verzending krijgt ieder hoogstens één bericht',
        en: 'At that first dispatch nobody gets more than one message',
      },
      ...(this.isHeld ? [waits] : []),
    ];
  }
}

const afterSwitch: Sentence = {
  nl: 'bij de eerste verzending na het aanzetten',
  en: 'at the first dispatch after the switch',
};
/** What passes its date until then is missed too: the switch says anew what it lets go off. */
const waits: Sentence = {
  nl: 'De regio is nog niet aangezet: tot dan gaat niets af, en verloopt er misschien nog meer',
  en: 'The region is not switched on yet: until then nothing goes off, and more may pass its date',
};

function onDay(on: LocalDate): Sentence {
  const day = dayInWords(on);
  return { nl: `op ${day.nl}`, en: `on ${day.en}` };
}

const reminder: Sentence = { nl: 'een herinnering', en: 'a reminder' };
const ofStep = (rung: string): Sentence => ({ nl: `trede ${rung} gaat af`, en: `rung ${rung} goes off` });

function ofClock(rung: string, clock: string): Sentence {
  const of = made.of(clock);
  return { nl: `trede ${rung} van ‘${of.nl}’ gaat af`, en: `rung ${rung} of ‘${of.en}’ goes off` };
}

/** How many cases. */
export const casesInWords = (cases: number): Sentence => ({
  nl: cases === 1 ? '1 zaak' : `${cases} zaken`,
  en: cases === 1 ? '1 case' : `${cases} cases`,
});

function counted(cases: number, rest: Sentence): Sentence {
  const many = casesInWords(cases);
  return inBoth((as) => `${many[as]} ${rest[as]}`);
}
