import { partners, type Role } from '@app/rules';
import type { Category } from '../need-to-know/categories';

/** What allows a party to tell another of a child: an article of law, a task in public law, or the family itself. */
export const bases = ['law', 'public-task', 'consent', 'vital', 'advice-of-parents'] as const;
export type Basis = (typeof bases)[number];

/** For what something is told. Closed words: in an open field would stand what is not to be told. */
export const purposes = [
  'return-to-school',
  'support-at-school',
  'place',
  'care',
  'supervision',
  'decision-at-table',
] as const;
export type Purpose = (typeof purposes)[number];

/** Which articles can be named as the law that allows it. */
export const articles = ['Lpw 21', 'Lpw 21a', 'WPO 18a', 'WVO 2020 2.47', 'Wpg 5', 'Jeugdwet 7.3.11'] as const;
export type Article = (typeof articles)[number];

/** What one party may tell others, on which bases; the first is offered first. */
export interface Flow {
  readonly from: readonly Role[];
  readonly to: readonly Role[];
  readonly categories: readonly Category[];
  readonly bases: readonly [Basis, ...Basis[]];
  /** Articles of those bases that are law. */
  readonly articles?: readonly Article[];
}

const atTable: readonly Role[] = ['table', 'decisive-authority'];
const guests: readonly Role[] = ['facility', 'care-provider', 'certified-institution', 'transition-coach'];

/**
 * The sharing-basis map: what the partners may tell each other, as the covenant has it (to be confirmed by a lawyer for each
 * region). What is not here is not told through Terugweg: worries go to Veilig Thuis by itself, and what is of justice stays with
 * the officer. Of health, care and family the family decides; everything else rests on a task that does not ask it.
 */
export const flows: readonly Flow[] = [
  {
    from: ['school'],
    to: ['compulsory-education'],
    categories: ['absence', 'education'],
    bases: ['law', 'public-task'],
    articles: ['Lpw 21', 'Lpw 21a'],
  },
  {
    from: ['school'],
    to: ['alliance'],
    categories: ['absence', 'education'],
    bases: ['law'],
    articles: ['WPO 18a', 'WVO 2020 2.47'],
  },
  {
    from: ['compulsory-education'],
    to: ['alliance'],
    categories: ['identity', 'absence', 'agreements'],
    bases: ['public-task'],
  },
  {
    from: ['alliance'],
    to: ['compulsory-education'],
    categories: ['identity', 'absence', 'agreements'],
    bases: ['public-task'],
  },
  {
    from: ['school'],
    to: ['youth-health'],
    categories: ['absence', 'education'],
    bases: ['public-task', 'law'],
    articles: ['Wpg 5'],
  },
  {
    from: ['youth-health'],
    to: ['school', 'compulsory-education', 'alliance', 'neighbourhood-team', ...atTable, ...guests],
    categories: ['medical-conclusion'],
    bases: ['consent', 'advice-of-parents'],
  },
  {
    from: ['neighbourhood-team'],
    to: ['school', 'compulsory-education', 'alliance', 'youth-health', ...atTable],
    categories: ['care', 'family'],
    bases: ['consent', 'vital'],
  },
  { from: partners, to: partners, categories: ['family'], bases: ['consent', 'vital'] },
  { from: partners, to: atTable, categories: ['education', 'agreements'], bases: ['public-task'] },
  { from: partners, to: atTable, categories: ['family', 'care'], bases: ['consent'] },
];

/** What a party of one role may tell a party of another. */
export function flowsBetween(from: string, to: string): Flow[] {
  return flows.filter((flow) => flow.from.includes(from as Role) && flow.to.includes(to as Role));
}

/** On which bases one category may be told; undefined where the map has no such way. */
export function basesFor(from: string, to: string, category: Category): readonly Basis[] | undefined {
  const found = flowsBetween(from, to).filter(({ categories }) => categories.includes(category));
  return found.length > 0 ? [...new Set(found.flatMap((flow) => flow.bases))] : undefined;
}
