import { abilityOf, mayAdminister, regionOf, Regions, type SignedDates } from '@app/cases';
import { Door, type Open, type Person, Problem } from '@app/platform';
import { momentsOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { partnerOf } from './partners';
import type { readiness } from './region.shapes';

type Readiness = z.infer<typeof readiness>;

/** Lets a functional administrator get his region to work. After each act he sees what is still missing. */
@Injectable()
export class RegionDesk {
  constructor(
    private readonly door: Door,
    private readonly regions: Regions,
  ) {}

  show(person: Person): Promise<Readiness> {
    return this.acting(person, () => Promise.resolve());
  }

  sign(person: Person, organisationId: string, dates: SignedDates): Promise<Readiness> {
    return this.acting(person, (open) => this.regions.sign(open, organisationId, dates));
  }

  switchOnOrganisation(person: Person, organisationId: string): Promise<Readiness> {
    return this.acting(person, (open) => this.regions.switchOnOrganisation(open, organisationId));
  }

  switchOn(person: Person): Promise<Readiness> {
    return this.acting(person, (open) => this.regions.switchOn(open, person.region));
  }

  /** @throws Problem `not-allowed` for everybody but the administrator */
  private acting(person: Person, act: (open: Open) => Promise<void>): Promise<Readiness> {
    if (!mayAdminister(abilityOf(person, partnerOf(person.roles)?.grants), person.region)) {
      throw new Problem('not-allowed');
    }
    return this.door.asPerson(person, async (open) => {
      await act(open);
      return this.readiness(open, person.region);
    });
  }

  private async readiness(open: Open, regionId: string): Promise<Readiness> {
    const { name, activeSince, missing, organisations } = await this.regions.check(open, regionId);
    const moments = momentsOf((await regionOf(open, regionId)).settings.zone);
    const since = (moment: Date | null) => (moment ? { activeAt: moments.write(moment.getTime()) } : {});
    return {
      name,
      ...since(activeSince),
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
