import type { Told } from '@app/cases';

/** What the facts of a case tell about a child; a fact that an agreement adds tells what those of school tell. */
export const factsTell: Readonly<Record<string, Told>> & { readonly else: Told } = {
  sick: 'absence/summary',
  measure: 'judicial/summary',
  culpable: 'agreements/full',
  'payer-known': 'care/summary',
  'care-started': 'care/summary',
  examined: 'exemption/summary',
  granted: 'exemption/summary',
  else: 'education/summary',
};
