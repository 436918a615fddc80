import { type Open, Problem, sqlState } from '@app/platform';
import { type ClosingDays, type LocalDate, momentsOf, type Sentence } from '@app/rules';
import { newestDays } from '../calendars/kept-days';
import { regionOf } from '../people';
import { CaseProblem } from '../problem';
import { type CheckParts, type Missing, regionCheck } from './region-check';
import { foreseeSwitch, switchOn, type SwitchParts } from './switch-on';

/** An organisation before and after it is switched on. */
export interface RegionOrganisation {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly covenantOn: LocalDate | null;
  readonly processorAgreementOn: LocalDate | null;
  readonly activeSince: Date | null;
  /** When it is closed by itself next, or is now. */
  readonly closesNext?: ClosingDays;
}

/** What stands between a region and its first day. */
export interface RegionReadiness {
  readonly name: string;
  readonly activeSince: Date | null;
  readonly missing: readonly Missing[];
  readonly organisations: readonly RegionOrganisation[];
}

/** When an organisation signed; what is left out stays as it was. */
export interface SignedDates {
  readonly covenantOn?: LocalDate | undefined;
  readonly processorAgreementOn?: LocalDate | undefined;
}

type OrganisationRow = Omit<RegionOrganisation, 'closesNext'> & { readonly days: readonly ClosingDays[] | null };

const organisations = `
  select o.id, o.name, o.role, o.covenant_on as "covenantOn", o.processor_agreement_on as "processorAgreementOn",
         o.active_since as "activeSince", v.days
    from organisation o ${newestDays('o')}
   where o.region_id = $1 and not o.is_family order by o.role, o.name`;

/** Getting a region to work: what is missing, what was signed, and the switch. */
export class Regions {
  constructor(private readonly parts: CheckParts & SwitchParts) {}

  /** What is missing before the region can be switched on, and how its organisations stand. */
  async check(open: Open, regionId: string): Promise<RegionReadiness> {
    const [region] = await open.sql<{ name: string; activeSince: Date | null }>(
      `select name, active_since as "activeSince" from region where id = $1`,
      [regionId],
    );
    if (!region) throw new Problem('not-found');
    return {
      ...region,
      missing: await regionCheck(open, regionId, this.parts),
      organisations: await this.organisations(open, regionId),
    };
  }

  private async organisations(open: Open, regionId: string): Promise<RegionOrganisation[]> {
    const today = momentsOf((await regionOf(open, regionId)).settings.zone).dateAt(open.nowMs);
    const rows = await open.sql<OrganisationRow>(organisations, [regionId]);
    return rows.map(({ days, ...one }) => {
      const closesNext = days?.find(({ last }) => last >= today);
      return { ...one, ...(closesNext && { closesNext }) };
    });
  }

  /**
   * Writes down when an organisation signed.
   *
   * @throws Problem `not-found` for an organisation of elsewhere
   */
  async sign(open: Open, organisationId: string, { covenantOn, processorAgreementOn }: SignedDates): Promise<void> {
    const signed = await open.sql(
      `update organisation set covenant_on = coalesce($2, covenant_on),
              processor_agreement_on = coalesce($3, processor_agreement_on)
        where id = $1 returning id`,
      [organisationId, covenantOn ?? null, processorAgreementOn ?? null],
    );
    if (signed.length === 0) throw new Problem('not-found');
  }

  /**
   * Switches one organisation on; one that is on keeps its day.
   *
   * @throws CaseProblem `not-signed` before its covenant and processor agreement have a date
   */
  async switchOnOrganisation(open: Open, organisationId: string): Promise<void> {
    const on = await signedFirst(() =>
      open.sql(`update organisation set active_since = coalesce(active_since, $2) where id = $1 returning id`, [
        organisationId,
        open.now,
      ]),
    );
    if (on.length === 0) throw new Problem('not-found');
  }

  /**
   * Switches a region on, and with it every organisation in it: what passed its date in the cases that it has goes off at
   * the next dispatch, and the worker counts the signals that wait. One that is on stays as it is. As owner.
   *
   * @throws CaseProblem `region-not-ready` while anything is missing, with what in `current`
   */
  async switchOn(open: Open, regionId: string): Promise<void> {
    const { missing, activeSince } = await this.check(open, regionId);
    if (missing.length > 0) {
      const points = missing.length === 1 ? '1 point is' : `${missing.length} points are`;
      throw new CaseProblem('region-not-ready', `${points} missing`, { current: { missing } });
    }
    if (activeSince) return;
    await open.sql(
      `update organisation set active_since = coalesce(active_since, $2)
        where region_id = $1 and covenant_on is not null and processor_agreement_on is not null`,
      [regionId, open.now],
    );
    await switchOn(open, this.parts.books, regionId);
  }

  /** What the switch would let go off, in words; nothing is kept, and nothing is said of a region that is on. As owner. */
  foresee(open: Open, regionId: string): Promise<Sentence[]> {
    return foreseeSwitch(open, this.parts, regionId);
  }
}

/** The database refuses an organisation that did not sign; said in the words of the field. */
async function signedFirst<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === '23514') throw new CaseProblem('not-signed');
    throw error;
  }
}
