import type { HistoryAsked } from '../../api/case';

/** The parts of the screen of a case; the first is what opens. */
export const caseParts = ['steps', 'plan', 'people', 'papers', 'history'] as const;
export type CasePart = (typeof caseParts)[number];

export const historyKinds = [
  'steps',
  'escalation',
  'direction',
  'consultation',
  'facts',
] as const satisfies readonly NonNullable<HistoryAsked['kind']>[];

/** What the address of a case says: which part is shown, and of which party and kind. */
export interface CaseSearch {
  show?: Exclude<CasePart, 'steps'>;
  party?: string;
  kind?: (typeof historyKinds)[number];
}

/** Reads it from an address; what is no word of these is left out. */
export function caseSearchOf({ show, party, kind }: Record<string, unknown>): CaseSearch {
  const part = caseParts.find((one) => one === show);
  const known = historyKinds.find((one) => one === kind);
  return {
    ...(part && part !== 'steps' && { show: part }),
    ...(typeof party === 'string' && /^[a-z-]{1,40}$/.test(party) && { party }),
    ...(known && { kind: known }),
  };
}
