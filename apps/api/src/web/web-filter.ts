import { toldOf } from '@app/cases';
import { isOfFamily, type Role } from '@app/rules';
import { nobody, type Standing } from './standing';
import {
  type Bundle,
  type Bundling,
  bundlings,
  type Clock,
  clocks,
  figures,
  type WebFilter,
  type WebPage,
} from './web.shapes';

/** What stands for a case in a bundle. */
const idIn: Readonly<Record<Bundling, (one: Standing) => string>> = {
  waiting: ({ waiting }) => waiting,
  director: ({ thread: { director, parties } }) => parties[director] ?? director,
  school: ({ thread: { schoolId } }) => schoolId,
  municipality: ({ thread: { municipality } }) => municipality,
  clock: ({ clock }) => clock,
};

/** Those that a filter leaves, but for one part of it: by that one sees what else could be chosen. */
export function chosen(all: readonly Standing[], filter: WebFilter, but?: Bundling | 'figure'): Standing[] {
  const wanted = bundlings.filter((part) => part !== but && filter[part] !== undefined);
  const figure = but === 'figure' ? undefined : filter.figure;
  return all.filter(
    (one) => wanted.every((part) => idIn[part](one) === filter[part]) && (!figure || one.figures.includes(figure)),
  );
}

/** What is counted of an organisation in one state is told; what a filter makes finer is not told beyond a thousand. */
export const countIn = (filter: WebFilter, but?: Bundling | 'figure') => {
  const isFine = [...bundlings, 'figure' as const].some((part) => part !== but && filter[part] !== undefined);
  return isFine ? toldOf : (count: number) => count;
};

export function figuresIn(all: readonly Standing[], filter: WebFilter): WebPage['figures'] {
  const left = chosen(all, filter, 'figure');
  const told = countIn(filter, 'figure');
  const count = (figure: (typeof figures)[number]) => told(left.filter((one) => one.figures.includes(figure)).length);
  return Object.fromEntries(figures.map((figure) => [figure, count(figure)])) as WebPage['figures'];
}

/** How many cases each bundle has, the largest first; clocks by how they press. */
export function bundlesIn(
  all: readonly Standing[],
  filter: WebFilter,
  names: ReadonlyMap<string, string>,
): WebPage['bundles'] {
  const of = (by: Bundling): Bundle[] => {
    const bundles = new Map<string, Bundle>();
    for (const one of chosen(all, filter, by)) {
      const id = idIn[by](one);
      const known = bundles.get(id) ?? { ...described(one, by, { id, names }), count: 0 };
      bundles.set(id, { ...known, count: known.count + 1 });
    }
    const told = countIn(filter, by);
    return [...bundles.values()]
      .toSorted((one, other) =>
        by === 'clock' ? placeOf(one.id) - placeOf(other.id) : other.count - one.count || (one.id < other.id ? -1 : 1),
      )
      .map((bundle) => ({ ...bundle, count: told(bundle.count) }));
  };
  return Object.fromEntries(bundlings.map((by) => [by, of(by)])) as WebPage['bundles'];
}

const placeOf = (clock: string) => clocks.indexOf(clock as Clock);

/** The name of what answers for a family may be that of a child: it is called by its role. */
function described(
  { step, thread }: Standing,
  by: Bundling,
  { id, names }: { id: string; names: ReadonlyMap<string, string> },
): Omit<Bundle, 'count'> {
  const role = by === 'waiting' ? (step?.by ?? nobody) : by === 'director' ? thread.director : undefined;
  const name = by === 'municipality' ? id : role && isOfFamily(role as Role) ? undefined : names.get(id);
  return { id, ...(name && { name }), ...(role && { role }) };
}
