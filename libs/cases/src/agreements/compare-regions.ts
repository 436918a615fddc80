import { type Open, Problem } from '@app/platform';
import {
  type Agreement,
  compareAgreements,
  type ComparedPoint,
  type Region,
  type SignalRule,
  textOf,
} from '@app/rules';
import type { Agreements } from './agreements';

/** How two regions stand to each other, key by key. */
export interface ComparedRegions {
  readonly mine: RegionName;
  readonly theirs: RegionName;
  /** What they set for all their workflows, and their signals, where that is otherwise. */
  readonly settings: readonly ComparedSetting[];
  readonly signals: readonly ComparedSetting[];
  readonly workflows: readonly ComparedWorkflow[];
}

export interface RegionName {
  readonly id: string;
  readonly name: string;
}

export interface ComparedSetting {
  readonly key: string;
  readonly mine?: unknown;
  readonly theirs?: unknown;
}

export interface ComparedWorkflow {
  readonly workflow: string;
  readonly title: Agreement['title'];
  readonly agreedBy: 'both' | 'mine' | 'theirs';
  readonly points: readonly ComparedPoint[];
}

interface Layered {
  readonly region: RegionName;
  readonly settings: Region;
  readonly agreed: readonly Agreement[];
  readonly signals: readonly SignalRule[];
}

/** What of the settings says how a region works, not who it is. */
const compared = [
  'holidayRegion',
  'dispatch',
  'hoursUnit',
  'officeHours',
  'decisiveAuthority',
  'unreachable',
  'table',
] as const;

/**
 * Compares what a region agreed with another of this platform. As owner, because who looks sees his own region alone.
 *
 * @param offered what the platform offers, the newest version of each workflow: what a region did not change is of that layer
 * @param other the other region, named as its folder is
 * @throws Problem `not-found` for a region that is not there
 */
export async function compareRegions(
  open: Open,
  { agreements, offered }: { readonly agreements: Agreements; readonly offered: ReadonlyMap<string, Agreement> },
  { regionId, other }: { readonly regionId: string; readonly other: string },
): Promise<ComparedRegions> {
  const mine = await layered(open, agreements, `id = $1`, regionId);
  const theirs = await layered(open, agreements, `settings ->> 'id' = $1`, other);
  const names = [...new Set([...mine.agreed, ...theirs.agreed].map(({ workflow }) => workflow))].toSorted();
  return {
    mine: mine.region,
    theirs: theirs.region,
    settings: otherwise(settingsOf(mine.settings), settingsOf(theirs.settings)),
    signals: otherwise(signalsOf(mine.signals), signalsOf(theirs.signals)),
    workflows: names.flatMap((name) => compareWorkflow(name, { mine, theirs, offered: offered.get(name) })),
  };
}

async function layered(open: Open, agreements: Agreements, condition: string, value: string): Promise<Layered> {
  const [row] = await open.sql<{ id: string; name: string; settings: Region }>(
    `select id, name, settings from region where ${condition}`,
    [value],
  );
  if (!row) throw new Problem('not-found');
  const newest = (await agreements.newest(open, [row.id])).get(row.id)!;
  return {
    region: { id: row.settings.id, name: row.name },
    settings: row.settings,
    agreed: (await agreements.byId(open, newest.values())).map(({ agreement }) => agreement),
    signals: (await agreements.signalRules(open, row.id))?.rules ?? [],
  };
}

function compareWorkflow(
  workflow: string,
  { mine, theirs, offered }: { mine: Layered; theirs: Layered; offered: Agreement | undefined },
): ComparedWorkflow[] {
  const named = ({ agreed }: Layered) => agreed.find((one) => one.workflow === workflow);
  const [one, other] = [named(mine), named(theirs)];
  const title = (one ?? other)!.title;
  if (!one || !other) return [{ workflow, title, agreedBy: one ? 'mine' : 'theirs', points: [] }];
  const points = compareAgreements({ mine: one, theirs: other, offered });
  return points.length > 0 ? [{ workflow, title, agreedBy: 'both', points }] : [];
}

type Settings = Readonly<Record<string, unknown>>;

function settingsOf(region: Region): Settings {
  const own = Object.fromEntries(compared.map((key) => [key, region[key]]));
  const switches = Object.entries(region.switches).map(([key, value]) => [`switches.${key}`, value]);
  const bill = Object.entries(region.bill ?? {}).map(([key, value]) => [`bill.${key}`, value]);
  return { ...own, ...Object.fromEntries([...switches, ...bill]) };
}

const signalsOf = (signals: readonly SignalRule[]): Settings => Object.fromEntries(signals.map((one) => [one.id, one]));

/** The keys of which the two have something else, or only one has anything. */
function otherwise(mine: Settings, theirs: Settings): ComparedSetting[] {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return keys
    .filter((key) => textOf(mine[key] ?? null) !== textOf(theirs[key] ?? null))
    .map((key) => ({
      key,
      ...(mine[key] !== undefined && { mine: mine[key] }),
      ...(theirs[key] !== undefined && { theirs: theirs[key] }),
    }));
}
