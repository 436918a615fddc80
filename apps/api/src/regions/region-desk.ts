import { abilityOf, mayAdminister, regionOf, Regions, type SignedDates } from '@app/cases';
import { isAdministrator } from '@app/imports';
import { Door, type MachineTask, type Open, type Person, Problem } from '@app/platform';
import { momentsOf, type Sentence } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { partnerOf } from '../cases/partners';
import type { readiness } from './region.shapes';

type Readiness = z.infer<typeof readiness>;

const switching: MachineTask = { task: 'switch-on', role: 'owner' };

/** Whether a person gets his region to work: fills in who signed, and switches on. */
export function mayGetToWork(person: Person): boolean {
  return mayAdminister(abilityOf(person, partnerOf(person.roles)?.grants), person.region);
}

/** Who gets the region to work reads how it stands, and who brings its lists. @throws Problem `not-allowed` for others */
export async function expectReader(open: Open<Person>): Promise<void> {
  if (!mayGetToWork(open.who) && !(await isAdministrator(open))) throw new Problem('not-allowed');
}

/**
 * Gets a region to work. After each act one sees what is still missing; who brings the lists sees that too, and leaves the
 * acts to the office that answers for the region.
 */
@Injectable()
export class RegionDesk {
  constructor(
    private readonly door: Door,
    private readonly regions: Regions,
  ) {}

  /** @throws Problem `not-allowed` for who neither gets the region to work nor brings its lists */
  show(person: Person): Promise<Readiness> {
    return this.door.asPerson(person, async (open) => {
      await expectReader(open);
      return this.readiness(open);
    });
  }

  sign(person: Person, organisationId: string, dates: SignedDates): Promise<Readiness> {
    return this.acting(person, (open) => this.regions.sign(open, organisationId, dates));
  }

  switchOnOrganisation(person: Person, organisationId: string): Promise<Readiness> {
    return this.acting(person, (open) => this.regions.switchOnOrganisation(open, organisationId));
  }

  /** All cases of the region begin with it, also those that this person does not see: so the machine does it. */
  async switchOn(person: Person): Promise<Readiness> {
    if (!mayGetToWork(person)) throw new Problem('not-allowed');
    await this.door.asMachine(switching, (open) => this.regions.switchOn(open, person.region));
    return this.door.asPerson(person, (open) => this.readiness(open));
  }

  /** What the switch would let go off. @throws Problem `not-allowed` for who neither switches on nor brings the lists */
  async foresee(person: Person): Promise<Sentence[]> {
    await this.door.asPerson(person, expectReader);
    return this.door.asMachine(switching, (open) => this.regions.foresee(open, person.region));
  }

  /** @throws Problem `not-allowed` for everybody but who gets the region to work */
  private acting(person: Person, act: (open: Open) => Promise<void>): Promise<Readiness> {
    if (!mayGetToWork(person)) throw new Problem('not-allowed');
    return this.door.asPerson(person, async (open) => {
      await act(open);
      return this.readiness(open);
    });
  }

  private async readiness(open: Open<Person>): Promise<Readiness> {
    const regionId = open.who.region;
    const { name, activeSince, missing, organisations } = await this.regions.check(open, regionId);
    const moments = momentsOf((await regionOf(open, regionId)).settings.zone);
    const since = (moment: Date | null) => (moment ? { activeAt: moments.write(moment.getTime()) } : {});
    return {
      name,
      ...since(activeSince),
      mayAct: mayGetToWork(open.who),
      missing: missing.map(({ levels, ...one }) => ({ ...one, ...(levels && { levels: [...levels] }) })),
      organisations: organisations.map(({ activeSince: on, covenantOn, processorAgreementOn, ...one }) => ({
        ...one,
        ...(covenantOn && { covenantOn }),
        ...(processorAgreementOn && { processorAgreementOn }),
        ...since(on),
      })),
    };
  }
}
