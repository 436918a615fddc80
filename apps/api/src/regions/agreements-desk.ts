import {
  abilityOf,
  agreedInRegion,
  Agreements,
  compareRegions,
  draftedLadders,
  draftLadders,
  type DraftParts,
  mayOnAgreements,
  momentsHere,
  signAgreements,
  signLadders,
} from '@app/cases';
import { isAdministrator } from '@app/imports';
import { Door, type MachineTask, type Open, type Person, Problem } from '@app/platform';
import { agreementText } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type * as shapes from './agreements.shapes';
import { partnerOf } from '../cases/partners';
import { WorkflowFiles } from './workflow-files';

type Agreed = z.infer<typeof shapes.agreedInRegion>;
type Drafted = z.infer<typeof shapes.draftedLadders>;
type Compared = z.infer<typeof shapes.comparedRegions>;

const comparing: MachineTask = { task: 'compare-regions', role: 'owner' };

function expectMay(who: Person, what: 'sign' | 'compare'): void {
  if (!mayOnAgreements(abilityOf(who, partnerOf(who.roles)?.grants), what)) throw new Problem('not-allowed');
}

/** What a region agreed: signing it, drafting its ladders, and looking how another region agreed. */
@Injectable()
export class AgreementsDesk {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
    private readonly files: WorkflowFiles,
  ) {}

  show(who: Person): Promise<Agreed> {
    return this.door.asPerson(who, (open) => this.agreed(open));
  }

  sign(who: Person): Promise<Agreed> {
    expectMay(who, 'sign');
    return this.door.asPerson(who, async (open) => {
      await signAgreements(open, this.agreements);
      return this.agreed(open);
    });
  }

  ladders(who: Person): Promise<Drafted> {
    return this.door.asPerson(who, (open) => this.drafted(open));
  }

  /** @throws Problem `not-allowed` for anybody but a functional administrator */
  draft(who: Person, ladders: unknown, ifMatch: string | undefined): Promise<Drafted> {
    return this.door.asPerson(who, async (open) => {
      if (!(await isAdministrator(open))) throw new Problem('not-allowed');
      await draftLadders(open, this.parts, { ladders, ifMatch });
      return this.drafted(open);
    });
  }

  signLadders(who: Person, ifMatch: string): Promise<Drafted> {
    expectMay(who, 'sign');
    return this.door.asPerson(who, async (open) => {
      await signLadders(open, this.parts, ifMatch);
      return this.drafted(open);
    });
  }

  async compare(who: Person, other: string): Promise<Compared> {
    const may = mayOnAgreements(abilityOf(who, partnerOf(who.roles)?.grants), 'compare');
    if (!may && !(await this.door.asPerson(who, isAdministrator))) throw new Problem('not-allowed');
    const parts = { agreements: this.agreements, offered: this.files.offered };
    const found = await this.door.asMachine(comparing, (open) =>
      compareRegions(open, parts, { regionId: who.region, other }),
    );
    return {
      ...found,
      settings: [...found.settings],
      signals: [...found.signals],
      workflows: found.workflows.map(({ title, points, ...one }) => ({
        ...one,
        title: title ?? { nl: one.workflow, en: one.workflow },
        points: [...points],
      })),
    };
  }

  private async agreed(open: Open<Person>): Promise<Agreed> {
    const { agreements, state, signed, missing } = await agreedInRegion(open, this.agreements);
    const workflows = agreements.map((agreement) => {
      const { workflow, version, title = { nl: workflow, en: workflow }, source } = agreement;
      const offered = this.files.offered.get(workflow);
      const isOffered = offered !== undefined && agreementText(offered) === agreementText(agreement);
      const layer = isOffered ? ('default' as const) : ('region' as const);
      return { workflow, version, title, ...(source && { source }), layer };
    });
    const mayDraft = await isAdministrator(open);
    return { state, signed: [...signed], missing: [...missing], mayDraft, workflows };
  }

  private async drafted(open: Open<Person>): Promise<Drafted> {
    const { inForce, draft } = await draftedLadders(open, this.parts);
    const moments = await momentsHere(open);
    const may = mayOnAgreements(abilityOf(open.who, partnerOf(open.who.roles)?.grants), 'sign');
    return {
      inForce: asSent(inForce),
      mayDraft: await isAdministrator(open),
      maySign: may && draft !== undefined,
      ...(draft && {
        draft: {
          ladders: asSent(draft.ladders),
          etag: draft.etag,
          writtenAt: moments.write(draft.writtenAt.getTime()),
          state: draft.state,
          signed: [...draft.signed],
          missing: [...draft.missing],
        },
      }),
    };
  }

  private get parts(): DraftParts {
    return { agreements: this.agreements, tasks: this.files.tasks };
  }
}

type Ladders = Drafted['inForce'];
const asSent = (ladders: Readonly<Record<string, readonly object[]>>): Ladders =>
  Object.fromEntries(Object.entries(ladders).map(([name, rungs]) => [name, rungs.map((rung) => ({ ...rung }))]));
