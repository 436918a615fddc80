import {
  abilityOf,
  type AgreedInRegion,
  agreedInRegion,
  Agreements,
  countsAt,
  type HeldVersion,
  mayOnAgreements,
  regionOf,
  signalsHeldOn,
  type SignedBy,
  todayHere,
  versionsHeldOn,
} from '@app/cases';
import { Door, type Open, type Person, Problem } from '@app/platform';
import {
  type Agreement,
  agreementText,
  begunByInWords,
  compareAgreements,
  type LocalDate,
  paperOf,
  type SignalRule,
} from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { partnerOf } from '../cases/partners';
import { placesToRead } from './places-to-read';
import type * as shapes from './papers.shapes';
import { WorkflowFiles } from './workflow-files';

type Held = z.infer<typeof shapes.heldAgreements>;
type Paper = z.infer<typeof shapes.paper>;
type Differences = z.infer<typeof shapes.paperDifferences>;
type PaperAsked = z.infer<typeof shapes.paperAsked> & { readonly workflow: string };
type DifferencesAsked = z.infer<typeof shapes.differencesAsked> & { readonly workflow: string };

/** An agreement that is read, and where it holds. */
interface Found {
  readonly region: { readonly id: string; readonly name: string };
  readonly agreement: Agreement;
  readonly since?: LocalDate | undefined;
  readonly versions: Paper['versions'];
  readonly signed: readonly SignedBy[];
}

/** Lets everybody of a region read what is agreed: there, on a date, at a place, and beside another region or version. */
@Injectable()
export class PaperDesk {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
    private readonly files: WorkflowFiles,
  ) {}

  /** @throws Problem `not-found` for a school or municipality of elsewhere */
  list(who: Person, asked: z.infer<typeof shapes.heldAsked>): Promise<Held> {
    return this.door.asPerson(who, async (open) => {
      const today = await todayHere(open);
      const on = asked.on ?? today;
      const { name, settings } = await regionOf(open, who.region);
      const { schools, municipalities } = await placesToRead(open);
      const school = schools.find(({ id }) => id === asked.school);
      if (asked.school !== undefined && !school) throw new Problem('not-found');
      const { municipality } = asked;
      if (municipality !== undefined && !municipalities.includes(municipality)) throw new Problem('not-found');
      const signals = (await signalsHeldOn(open, on)).filter((one) => countsAt(one, { school, municipality }));
      const held = newestOf(await versionsHeldOn(open, this.agreements, on));
      return {
        on,
        today,
        place: { region: name, ...(school && { school: school.name }), ...(municipality && { municipality }) },
        schools: schools.map((one) => ({ id: one.id, name: one.name })),
        municipalities: [...municipalities],
        regions: this.files.regions.filter(({ id }) => id !== settings.id),
        agreements: held.map((one) => this.row(one, signals)),
        signing: signingFor(open, await agreedInRegion(open, this.agreements), await organisationName(open)),
      };
    });
  }

  /** @throws Problem `not-found` for what is not agreed there, or not in this version */
  show(who: Person, asked: PaperAsked): Promise<Paper> {
    return this.door.asPerson(who, async (open) => {
      const { region, agreement, since, versions, signed } = await this.find(open, asked);
      const workflow = await this.titles(open);
      return {
        region,
        ...(since && { sinceOn: since }),
        versions,
        signed: [...signed],
        ...paperOf(agreement, { workflow }),
      };
    });
  }

  /** @throws Problem `not-found` for what is not agreed on both sides */
  differences(who: Person, { with: region, withVersion, ...asked }: DifferencesAsked): Promise<Differences> {
    return this.door.asPerson(who, async (open) => {
      const mine = await this.find(open, asked);
      const theirs = await this.find(open, { workflow: asked.workflow, on: asked.on, region, version: withVersion });
      const offered = this.files.offered.get(asked.workflow);
      const points = compareAgreements({ mine: mine.agreement, theirs: theirs.agreement, offered });
      return { mine: sideOf(mine), theirs: sideOf(theirs), points: [...points] };
    });
  }

  private row({ agreement, since }: HeldVersion, signals: readonly SignalRule[]): Held['agreements'][number] {
    const { workflow, version, title = { nl: workflow, en: workflow } } = agreement;
    const offered = this.files.offered.get(workflow);
    const isOffered = offered !== undefined && agreementText(offered) === agreementText(agreement);
    const opening = signals.filter(({ opens }) => opens === workflow);
    const begunBy = begunByInWords(agreement);
    return {
      workflow,
      version,
      title,
      sinceOn: since,
      layer: isOffered ? 'default' : 'region',
      holds: opening.length > 0 || begunBy !== undefined,
      signals: opening.map(({ id, title: called = { nl: id, en: id }, byLaw, municipalities }) => ({
        id,
        title: called,
        byLaw,
        ...(municipalities && { municipalities: [...municipalities] }),
      })),
      ...(begunBy && { begunBy }),
    };
  }

  private find(open: Open<Person>, { region, ...asked }: PaperAsked): Promise<Found> {
    return region === undefined ? this.findHere(open, asked) : this.findElsewhere(open, region, asked);
  }

  private async findHere(open: Open<Person>, { workflow, on, version }: PaperAsked): Promise<Found> {
    const { name, settings } = await regionOf(open, open.who.region);
    const held = (await versionsHeldOn(open, this.agreements, on ?? (await todayHere(open)))).filter(
      ({ agreement }) => agreement.workflow === workflow,
    );
    const found = held.find(({ agreement }) => agreement.version === (version ?? agreement.version));
    if (!found) throw new Problem('not-found');
    const { agreements, signed } = await agreedInRegion(open, this.agreements);
    const isInForce = agreements.some((one) => one.workflow === workflow && one.version === found.agreement.version);
    return {
      region: { id: settings.id, name },
      agreement: found.agreement,
      since: found.since,
      versions: held.map(({ agreement, since: sinceOn }) => ({ version: agreement.version, sinceOn })),
      signed: isInForce ? signed : [],
    };
  }

  private async findElsewhere(open: Open<Person>, region: string, { workflow, on }: PaperAsked): Promise<Found> {
    const found = this.files.held(region, workflow, on ?? (await todayHere(open)));
    if (!found) throw new Problem('not-found');
    const { agreement, publishedOn } = found;
    const { title, signed = [] } = this.files.regionOf(region) ?? {};
    return {
      region: { id: region, name: title?.nl ?? region },
      agreement,
      since: publishedOn,
      versions: [{ version: agreement.version, ...(publishedOn && { sinceOn: publishedOn }) }],
      signed: signed.map(({ role, name, signedOn }) => ({ role, name, on: signedOn })),
    };
  }

  private async titles(open: Open<Person>) {
    const { agreements } = await agreedInRegion(open, this.agreements);
    const titles = new Map([...this.files.offered.values(), ...agreements].map((one) => [one.workflow, one.title]));
    return (id: string) => titles.get(id) ?? { nl: id, en: id };
  }
}

/** Of each workflow the first: the newest. */
const newestOf = (held: readonly HeldVersion[]) =>
  held.filter(
    ({ agreement }, index) => held.findIndex((one) => one.agreement.workflow === agreement.workflow) === index,
  );

const sideOf = ({ region, agreement }: Found) => ({ region, version: agreement.version });

async function organisationName(open: Open<Person>): Promise<string> {
  const [row] = await open.sql<{ name: string }>(`select name from organisation where id = $1`, [
    open.who.organisation,
  ]);
  return row?.name ?? '';
}

function signingFor({ who }: Open<Person>, { state, signed, missing }: AgreedInRegion, mine: string): Held['signing'] {
  const may = mayOnAgreements(abilityOf(who, partnerOf(who.roles)?.grants), 'sign');
  const maySign = may && !signed.some(({ name }) => name === mine);
  return { state, signed: [...signed], missing: [...missing], maySign };
}
