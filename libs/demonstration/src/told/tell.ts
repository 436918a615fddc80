import { type Agreements, type Cases, linkCases, openByHand, writeNote } from '@app/cases';
import type { Door, MachineTask, Open, Person } from '@app/platform';
import type { Act, CaseState, LocalDate } from '@app/rules';
import { childrenTold, type DemonstrationPupil } from '../pupils';
import { idOf, pupilIdOf, workerAt } from '../region';
import type { DemonstrationRegion } from '../regions';
import type { Happening, OpenedByHand, ToldCase } from './told-case';

/** With what cases are told. */
export interface TellingParts {
  readonly door: Door;
  readonly agreements: Agreements;
  readonly cases: Cases;
}

/** A case with its child, somewhere in a region. */
interface Told {
  readonly region: DemonstrationRegion;
  readonly told: ToldCase;
  readonly child: DemonstrationPupil;
}

const owner: MachineTask = { task: 'reset', role: 'owner' };

/**
 * Tells the cases that are written out, a day at a time, by the same acts as people do. What the rules refuse here is a
 * mistake in what is written.
 */
export class Telling {
  private readonly all: readonly Told[];

  constructor(
    private readonly parts: TellingParts,
    regions: readonly DemonstrationRegion[],
  ) {
    this.all = regions.flatMap((region) => {
      const children = childrenTold(region);
      return region.told.map((told, index) => ({ region, told, child: children[index]! }));
    });
  }

  /** The children: nobody does anything in their cases but what is written. */
  get pupilIds(): readonly string[] {
    return this.all.map(({ region, child }) => pupilIdOf(region, child));
  }

  /** Of these also what comes back each week or month is left alone. */
  get leftAlone(): readonly string[] {
    return this.all.filter(({ told }) => told.isLeftAlone).map(({ region, child }) => pupilIdOf(region, child));
  }

  /** What happens on this day, in the order in which it is written. */
  async play(today: LocalDate): Promise<void> {
    for (const one of this.all) {
      const { opened, happens } = one.told;
      if (opened?.on === today) await this.open(one, opened);
      for (const [index, happening] of happens.entries()) {
        if (happening.on === today) await this.happen(one, happening, index);
      }
    }
  }

  private async open({ region, told, child }: Told, opened: OpenedByHand): Promise<void> {
    const { by, workflow, firstDayAbsent, reason, facts } = opened;
    const person = workerAt(region, by);
    const school = by === child.school ? undefined : child.brin;
    const { number: pupil, bornOn } = child;
    const asked = { school, pupil, bornOn, workflow, firstDayAbsent, reason, facts };
    const key = idOf(region, 'opening', told.name);
    await this.parts.door.asPerson(person, (open) => openByHand(open, this.parts, { key, asked }));
  }

  private async happen(one: Told, happening: Happening, index: number): Promise<void> {
    const { region, told, child } = one;
    const { cases, door } = this.parts;
    const caseId = await this.caseOf(pupilIdOf(region, child));
    const other = 'links' in happening ? await this.caseOfNumber(one, happening.links) : '';
    const key = idOf(region, 'happening', `${told.name} ${index}`);
    await door.asPerson(workerAt(region, happening.by), async (open) => {
      if ('does' in happening) await this.act(open, caseId, happening.does);
      else if ('notes' in happening) await writeNote(open, cases, { caseId, key, note: happening.notes });
      else await linkCases(open, cases, { caseId, other }, happening.as);
    });
  }

  private async act(open: Open<Person>, caseId: string, act: Act): Promise<void> {
    const { cases } = this.parts;
    const { state } = await cases.read(open, caseId);
    await cases.act(open, caseId, 'step' in act ? { ...act, step: keyIn(state, act.step) } : act);
  }

  private caseOfNumber({ region }: Told, number: string): Promise<string> {
    const other = this.all.find((one) => one.region === region && one.child.number === number)!;
    return this.caseOf(pupilIdOf(region, other.child));
  }

  private async caseOf(pupilId: string): Promise<string> {
    const [found] = await this.parts.door.asMachine(owner, ({ sql }) =>
      sql<{ id: string }>('select id from case_file where pupil_id = $1 order by opened_at desc limit 1', [pupilId]),
    );
    if (!found) throw new Error(`The case of the pupil ${pupilId} is told before it is there`);
    return found.id;
  }
}

/** The key of a step: as it is written, or of the open one that the agreement calls so. */
function keyIn({ steps }: CaseState, written: string): string {
  if (steps[written]) return written;
  const named = Object.values(steps).find(
    ({ id, state }) => id === written && (state === 'open' || state === 'waiting'),
  );
  return named?.key ?? written;
}
