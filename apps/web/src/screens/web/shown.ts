import type { Bundle, Bundling, WebPage, WebRow } from '../../api/web';
import type { Words } from '../../api/types';

/** A case of a page, with the titles that the page says once. */
export interface Shown {
  row: WebRow;
  titles: readonly Words[];
}

export function shownIn(pages: readonly WebPage[]): Shown[] {
  return pages.flatMap(({ items, titles }) => items.map((row) => ({ row, titles })));
}

/** Why a case is of today, in the order of the list. */
export const groups = ['mine', 'partner', 'quiet', 'later', 'rest'] as const;
export type Group = (typeof groups)[number];

const groupOf: Record<WebRow['today'], Group> = {
  'mine-late': 'mine',
  'mine-today': 'mine',
  handover: 'mine',
  'used-up': 'partner',
  late: 'partner',
  silent: 'quiet',
  'no-outlook': 'quiet',
  nudged: 'later',
  soon: 'later',
  none: 'rest',
};
export const groupIn = ({ row }: Shown): Group => groupOf[row.today];

/** Threads that belong together in the picture, the longest at home first. */
export interface Bundled {
  bundle: Bundle;
  threads: Shown[];
}

const nameIn: Record<Bundling, (row: WebRow) => string> = {
  waiting: ({ waiting }) => waiting,
  director: ({ director }) => director.organisation,
  school: ({ child }) => child.school,
  municipality: ({ child }) => child.municipality ?? '',
  clock: ({ clock }) => clock,
};

/** Puts cases under the bundles that the api counted, in their order. */
export function bundled(shown: readonly Shown[], by: Bundling, bundles: readonly Bundle[]): Bundled[] {
  const threads = new Map<string, Shown[]>();
  for (const one of shown) {
    const name = nameIn[by](one.row);
    const own = threads.get(name);
    if (own) own.push(one);
    else threads.set(name, [one]);
  }
  const known = new Map(
    bundles.map((bundle) => [by === 'waiting' || by === 'clock' ? bundle.id : bundle.name, bundle]),
  );
  const order = [...known.keys()];
  const all = [...threads].map(([name, own]) => ({
    bundle: known.get(name) ?? { id: name, name, count: own.length },
    threads: own.toSorted((one, other) => (beginning(one) < beginning(other) ? -1 : 1)),
  }));
  return all.toSorted((one, other) => order.indexOf(keyOf(one.bundle, by)) - order.indexOf(keyOf(other.bundle, by)));
}

const keyOf = ({ id, name }: Bundle, by: Bundling) => (by === 'waiting' || by === 'clock' ? id : name);

/** The first day absent; who may not know it sees those threads last. */
const beginning = ({ row }: Shown) => row.firstDayAbsent ?? '9999';
