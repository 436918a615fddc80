import type { Open } from '../door';
import { Problem } from '../problem';

/** What somebody asks for, as it stands beside each of his looks (NEN 7513): the guard of the application says it. */
export interface Asked {
  /** Of the request, as it stands in the log of the programs. */
  readonly request: string;
  /** The address from which was asked. */
  readonly client?: string;
  /** Method and pattern of the route: never what was filled in. */
  readonly action: string;
  /** Which kinds of data the answer may hold for him. */
  readonly categories: readonly string[];
  /** For whom he works, and as what. */
  readonly organisation: string;
  readonly region: string;
  readonly role: string;
  readonly place: string;
  /** Whom he supports, when he looks for another. */
  readonly onBehalfOf?: string;
}

/** Children that a person gets to see, by the ids of pupils, and why he may. */
export interface Look {
  readonly pupils: readonly string[];
  readonly cases?: readonly string[];
  readonly because: string;
  /** What somebody searched the log itself for: that is on record also where nothing was found. */
  readonly searched?: string;
}

/** What was looked at in one visit: children by id, each once. */
export class Looks {
  readonly pupils = new Set<string>();
  readonly cases = new Set<string>();
  readonly because = new Set<string>();
  searched: string | null = null;

  add({ pupils, cases = [], because, searched }: Look): void {
    this.searched = searched ?? this.searched;
    for (const id of pupils) this.pupils.add(id);
    for (const id of cases) this.cases.add(id);
    if (pupils.length > 0 || cases.length > 0 || searched !== undefined) this.because.add(because);
  }
}

const insert = `
  insert into access_log (agreed_at, request, action, region_id, organisation_id, person_id, role, place, on_behalf_of,
                          because, categories, pupils, cases, asked, result, client)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/** Somebody who asks, and what. */
export interface Asker {
  readonly id: string;
  readonly asked: Asked;
}

/**
 * Writes what was shown, in the transaction of the visit that read it.
 *
 * @throws Problem `not-on-record` when it cannot be written: then nothing is shown
 */
export async function keepShown(open: Open, who: Asker, looks: Looks): Promise<void> {
  const { pupils, cases, because, searched } = looks;
  if (because.size === 0) return;
  try {
    await open.sql(insert, [
      ...whoAsked(open, who),
      [...because],
      who.asked.categories,
      [...pupils],
      [...cases],
      searched,
      'shown',
      who.asked.client ?? null,
    ]);
  } catch (error) {
    throw Object.assign(new Problem('not-on-record'), { cause: error });
  }
}

/** Writes that something was refused: what is not there and what may not be known look alike, and so are kept alike. */
export async function keepRefused(open: Open, who: Asker, asked: string): Promise<void> {
  const { categories, client = null } = who.asked;
  await open.sql(insert, [...whoAsked(open, who), [], categories, [], [], asked, 'refused', client]);
}

function whoAsked({ now }: Open, { id, asked }: Asker): unknown[] {
  const { request, action, region, organisation, role, place, onBehalfOf = null } = asked;
  return [now, request, action, region, organisation, id, role, place, onBehalfOf];
}
