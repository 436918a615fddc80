import type { CaseFile, CaseStep, On } from '../../api/types';
import { standingOf, type Standing } from '../../parts/mark';

export const isOver = ({ state }: CaseStep) => state === 'done' || state === 'skipped';

/** A party of a case with what was agreed with it. */
export interface PartyNode {
  role: string;
  organisation: string;
  person?: string;
  /** Directs, or was asked to. */
  directs?: 'now' | 'proposed';
  /** How each of its steps stands, the worst first; those that are over count as one. */
  lines: Standing[];
  standing: Standing;
  missed: number;
  open: number;
  waiting: number;
  done: number;
}

const worstFirst: readonly Standing[] = ['violet', 'red', 'amber', 'waiting', 'neutral', 'done'];
const family = ['parents', 'young-person'];

/** The family has no organisation that stands for it. */
export const isOfFamily = (role: string) => family.includes(role);

/** The parties around the child: the family on top, then whoever directs, then who has most to do. */
export function partiesAround(file: CaseFile, today: On): PartyNode[] {
  const nodes = file.parties.map((party) => nodeOf(party, file, today));
  const isThere = ({ role, lines, directs }: PartyNode) =>
    lines.length > 0 || directs !== undefined || file.parties.some((one) => one.role === role && one.takesPart);
  return nodes
    .filter(isThere)
    .filter(({ role, lines }) => role !== 'process-director' || lines.length > 0)
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** Those that the agreements name and that have nothing to do in this case yet. */
export function partiesNotThere(file: CaseFile, around: PartyNode[]): CaseFile['parties'] {
  return file.parties.filter(
    ({ role, organisation }) =>
      role !== 'process-director' && !around.some((one) => one.role === role || one.organisation === organisation),
  );
}

const rankOf = ({ role, directs, open, missed }: PartyNode) =>
  isOfFamily(role) ? -100 : (directs === 'now' ? -50 : 0) - missed * 5 - open;

function nodeOf({ role, organisation, person }: CaseFile['parties'][number], file: CaseFile, today: On): PartyNode {
  const steps = file.steps.filter(({ by }) => by === role);
  const running = steps.filter((step) => !isOver(step));
  const done = steps.length - running.length;
  const standings = running.map((step) => standingOf(step, today));
  const lines = [...standings, ...(done > 0 ? (['done'] as const) : [])].toSorted(
    (one, other) => worstFirst.indexOf(one) - worstFirst.indexOf(other),
  );
  const count = (...states: CaseStep['state'][]) => running.filter(({ state }) => states.includes(state)).length;
  return {
    role,
    organisation,
    ...(person && { person }),
    ...(file.director.role === role && { directs: 'now' as const }),
    ...(file.proposal?.role === role && { directs: 'proposed' as const }),
    lines,
    standing: lines[0] ?? 'neutral',
    missed: count('missed'),
    open: count('open'),
    waiting: count('waiting'),
    done,
  };
}
