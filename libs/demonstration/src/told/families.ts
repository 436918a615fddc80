import {
  askedByFamily,
  type Casebooks,
  type Cases,
  doneByRelative,
  forRelative,
  keepAuthority,
  relativesOf,
  tellSpoken,
} from '@app/cases';
import type { Door, MachineTask } from '@app/platform';
import type { Act, LocalDate } from '@app/rules';
import { idOf, workerAt } from '../region';
import type { DemonstrationRegion } from '../regions';
import type { InFamily, ToldFamily, ToldRelative } from './told-family';

/** With what families are told. */
export interface FamilyParts {
  readonly door: Door;
  readonly books: Casebooks;
  readonly cases: Cases;
}

interface Child {
  readonly caseId: string;
  readonly name: string;
}

/** A family with the region in which it lives. */
interface Living {
  readonly region: DemonstrationRegion;
  readonly family: ToldFamily;
}

const owner: MachineTask = { task: 'reset', role: 'owner' };

/**
 * The youngest case of a child of twelve to eighteen that its own school directs; of the cases that are told none, for
 * what happens in those is written out.
 */
const findChild = `
  select c.id as "caseId", u.name from case_file c join pupil u on u.id = c.pupil_id
   where u.school_id = $1 and c.phase = 'open' and c.director_role = 'school' and c.proposed_role is null
     and u.born_on between $2::date - interval '17 years' and $2::date - interval '12 years'
     and c.pupil_id <> all($3::uuid[])
   order by c.opened_at desc, u.number limit 1`;

/** Tells of families, a day at a time: they do themselves what they do, by the same acts as on their page. */
export class TellingFamilies {
  private readonly all: readonly Living[];
  private readonly children = new Map<ToldFamily, Child>();

  constructor(
    private readonly parts: FamilyParts,
    regions: readonly DemonstrationRegion[],
    /** The children of cases that are told. */
    private readonly told: readonly string[],
  ) {
    this.all = regions.flatMap((region) => region.families.map((family) => ({ region, family })));
  }

  /** What happens on this day, in the order in which it is written. */
  async play(today: LocalDate): Promise<void> {
    for (const one of this.all) {
      if (one.family.writtenOn === today) await this.writeDown(one);
      for (const happening of one.family.happens) {
        if (happening.on === today) await this.happen(one, happening);
      }
    }
  }

  private async writeDown({ region, family }: Living): Promise<void> {
    const child = await this.childOf({ region, family });
    this.children.set(family, child);
    const by = workerAt(region, family.school);
    await this.parts.door.asPerson(by, (open) => tellSpoken(open, ['en']));
    for (const relative of family.relatives) {
      const id = idOf(region, 'authority', `${family.name} ${relative.id}`);
      const told = writtenDown(relative, child, family.writtenOn);
      await keepAuthority(this.parts.door, { caseId: child.caseId, by }, { id, told });
    }
  }

  private async childOf({ region, family }: Living): Promise<Child> {
    const school = idOf(region, 'organisation', family.school);
    const [child] = await this.parts.door.asMachine(owner, ({ sql }) =>
      sql<Child>(findChild, [school, family.writtenOn, this.told]),
    );
    if (!child) throw new Error(`No case of ${family.school} is there for the family ${family.name}`);
    return child;
  }

  private async happen(one: Living, happening: InFamily): Promise<void> {
    const { caseId } = this.children.get(one.family)!;
    const { books, door } = this.parts;
    if ('agreed' in happening) return this.actOfSchool(one, { act: 'ask-family', ...happening.agreed });
    if ('answer' in happening) return this.answer(one, happening.answer);
    const personId = await this.personOf(one, happening.by);
    if ('done' in happening) {
      const { done: step } = happening;
      return forRelative(door, undefined, (open) => doneByRelative(open, books, { personId, caseId, step }));
    }
    const asked = { step: happening.about, text: happening.asks };
    return forRelative(door, undefined, (open) => askedByFamily(open, books, { personId, caseId, asked }));
  }

  private async answer(one: Living, text: string): Promise<void> {
    const { caseId } = this.children.get(one.family)!;
    const { state } = await this.parts.door.asMachine(owner, (open) => this.parts.cases.read(open, caseId));
    const isAsked = (key: string) => key.startsWith('question-to-school') && state.steps[key]!.state === 'open';
    const step = Object.keys(state.steps).find(isAsked);
    if (!step) throw new Error('Nothing was asked that could be answered');
    await this.actOfSchool(one, { act: 'answer', step, text });
  }

  private async actOfSchool({ region, family }: Living, act: Act): Promise<void> {
    const { caseId } = this.children.get(family)!;
    const by = workerAt(region, family.school);
    await this.parts.door.asPerson(by, (open) => this.parts.cases.act(open, caseId, act));
  }

  private async personOf({ region, family }: Living, relative: string): Promise<string> {
    const id = idOf(region, 'authority', `${family.name} ${relative}`);
    const all = await relativesOf(this.parts.door, this.children.get(family)!.caseId, true);
    return all.find((one) => one.id === id)!.personId;
  }
}

function writtenDown({ id, ...relative }: ToldRelative, child: Child, since: LocalDate) {
  const name = relative.name ?? child.name;
  return {
    name,
    email: `${id}@thuis.example`,
    language: 'nl' as const,
    channel: 'mail' as const,
    isShielded: false,
    speaks: [],
    since,
    ...relative,
  };
}
