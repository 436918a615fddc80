import { isDeepStrictEqual } from 'node:util';
import type { CaseEvent, Instant, TraceLine } from '@app/rules';

/** An event, and the lines that say what came of it. */
export interface Said {
  readonly event: CaseEvent;
  readonly lines: readonly TraceLine[];
}

export const written = (at: Instant): string => new Date(at).toISOString().slice(0, 16);

/** An event in a few words: `2026-09-16T07:00 fired step:plan R1 [rung R1 of plan told school]`. */
export function inWords({ event, lines }: Said): string {
  const about = event.kind === 'act' ? [event.act.act] : 'matter' in event ? [event.matter, event.alarm] : [];
  return [written(event.at), event.kind, ...about, `[${lines.map(lineInWords).join('; ')}]`].join(' ');
}

function lineInWords({ at: _at, on: _on, ...said }: TraceLine): string {
  return Object.entries(said)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

/**
 * How an event of a timeline is otherwise than the rules have it. What a workflow joins, opens or ends by may stand
 * before its lines: the signal, which is not of the case.
 */
export function unlike(kept: Said | undefined, lines: readonly TraceLine[], event = kept?.event): string | undefined {
  const wanted = { event: event!, lines };
  if (!kept) return `by the rules ${inWords(wanted)}, in the timeline nothing more`;
  const isLike = isSame(kept.event, event) && isSame(withoutSignal(kept), lines);
  return isLike ? undefined : `by the rules ${inWords(wanted)}, in the timeline ${inWords(kept)}`;
}

function withoutSignal({ event, lines: [first, ...lines] }: Said): readonly TraceLine[] {
  const isBySignal = event.kind === 'opened' || event.kind === 'joined' || event.kind === 'withdrawn';
  if (first && !(isBySignal && ('signal' in first || 'corrected' in first))) return [first, ...lines];
  return lines;
}

const isSame = (one: unknown, other: unknown) => firstUnlike(one, other) === undefined;

/** Where two values first differ, as JSON has them: `steps.plan.missed is true and not false`. */
export function firstUnlike(one: unknown, other: unknown): string | undefined {
  const [kept, wanted] = [one, other].map((value): unknown => JSON.parse(JSON.stringify(value ?? null)));
  return pathOf(kept, wanted, '');
}

function pathOf(kept: unknown, wanted: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(kept, wanted)) return undefined;
  if (isMap(kept) && isMap(wanted)) {
    const keys = [...new Set([...Object.keys(kept), ...Object.keys(wanted)])];
    return keys.map((key) => pathOf(kept[key], wanted[key], path ? `${path}.${key}` : key)).find(Boolean);
  }
  return `${path} is ${JSON.stringify(kept)} and not ${JSON.stringify(wanted)}`;
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
