import type { RunningPlatform } from '../running-platform';

/** Somebody as he stands in the register. */
export interface Somebody {
  readonly id: string;
  readonly organisation: string;
  readonly region: string;
  readonly role: string;
  readonly level: string;
}

/** A case as far as it matters who sees it, from the tables and past every wall. */
interface Facts {
  readonly id: string;
  readonly region: string;
  readonly pupil: string;
  readonly school: string;
  readonly phase: string;
  readonly municipality: string;
  readonly parties: readonly string[];
  readonly told: readonly string[];
  readonly guests: readonly string[];
  readonly glass: readonly string[];
}

const facts = `
  select c.id, c.region_id as region, c.pupil_id as pupil, c.school_id as school, c.phase, c.municipality,
         array(select organisation_id from case_party where case_id = c.id and involved_at is not null
                  and (access_until is null or access_until > (select held_at from clock))) as parties,
         array(select person_id from outbox where case_id = c.id) as told,
         array(select g.organisation_id from table_guest g join table_item i using (meeting_id, case_id)
                join table_meeting m on m.id = g.meeting_id
                where g.case_id = c.id and i.discussing and m.final_at is null) as guests,
         array(select person_id from break_glass where case_id = c.id and opened_at > now() - interval '1 hour') as glass
    from case_file c`;

const toldOnly = new Set(['youth-health management', 'alliance management', 'neighbourhood-team team-lead']);
toldOnly.add('neighbourhood-team management');
const apart = ['administrator', 'privacy-officer', 'boa'];
const families = ['parents', 'young-person'];

/**
 * Who sees which case, said by the words of the covenant and not by the walls: who takes part, the office of the region that watches
 * where the child lives, who was told where he sees no other, a guest while his case is discussed, and who broke the glass.
 */
export class Oracle {
  private constructor(
    /** Every case that there is. */
    readonly all: readonly Facts[],
    private readonly areas: readonly { organisation: string; municipality: string }[],
  ) {}

  static async of(platform: RunningPlatform): Promise<Oracle> {
    const cases = await platform.rows<Facts>(facts);
    const areas = await platform.rows<{ organisation: string; municipality: string }>(
      `select organisation_id as organisation, municipality from organisation_area`,
    );
    return new Oracle(cases, areas);
  }

  /** The cases that somebody sees. */
  seenBy(who: Somebody): Facts[] {
    if (apart.includes(who.level) || families.includes(who.role)) return [];
    return this.all.filter((one) => this.sees(who, one));
  }

  /** Children of whom nothing may be said to him: not of his own school, and in no case that he sees. */
  unknownTo(who: Somebody): Facts[] {
    const seen = new Set(this.seenBy(who).map(({ pupil }) => pupil));
    const isOfSchool = who.role === 'school' && who.level !== 'board' && !apart.includes(who.level);
    return this.all.filter(({ pupil, school }) => !seen.has(pupil) && !(isOfSchool && school === who.organisation));
  }

  private sees(who: Somebody, one: Facts): boolean {
    if (one.glass.includes(who.id)) return true;
    const takesPart =
      one.parties.includes(who.organisation) || one.guests.includes(who.organisation) || this.watches(who, one);
    const isOnlyTold = who.level === 'board' || toldOnly.has(`${who.role} ${who.level}`);
    return takesPart && (!isOnlyTold || one.told.includes(who.id));
  }

  private watches({ organisation, region, role }: Somebody, { municipality, ...of }: Facts): boolean {
    return (
      role === 'compulsory-education' &&
      region === of.region &&
      this.areas.some((area) => area.organisation === organisation && area.municipality === municipality)
    );
  }
}
