import { z } from 'zod';
import type { Mistake, Path } from './mistake';
import { Mistakes, readShape } from './read';
import { clock, direction, rule, rung, step } from './shape';
import type { SourceText } from './source-text';
import { careSpan, closed, title, word } from './words';

/** The text of an overlay's `extends`: which workflow of the platform, and which version. */
const base = z.string().regex(/^default\/[A-Za-z][A-Za-z0-9_-]*@[1-9]\d*$/);

/** `<region>/ladders.yaml`: a list replaces a ladder as a whole, a map what it names of its rungs. */
export const ladderChanges = z.record(word, z.union([z.record(word, rung.partial()), z.array(rung)]));

const change = closed({
  steps: z.record(word, step.partial()).optional(),
  rules: z.record(word, rule.partial()).optional(),
  ladders: ladderChanges.optional(),
  clocks: z.record(word, clock.partial()).optional(),
  direction: direction.options[1].omit({ rules: true }).partial().optional(),
  'after-care': z.array(careSpan).optional(),
});

/** A region's file that says only in what its workflow differs from the platform's. */
export const overlayFile = closed({
  extends: base,
  version: z.int().min(1),
  title: title.optional(),
  source: z.string().optional(),
  change,
});

type Raw = Record<string, unknown>;

/** What an overlay stands on: the platform's own maps, not yet compiled. */
export interface OverlayBase {
  workflow(name: string, version: number): unknown;
  /** What there is to extend: `default/NAME@VERSION`. */
  names: readonly string[];
  ladders: unknown;
}

/** Whether a map is an overlay rather than a whole workflow. */
export function isOverlay(map: unknown): boolean {
  return typeof map === 'object' && map !== null && 'extends' in map;
}

/**
 * Lays an overlay over its base: whatever it names is replaced as a whole, the rest stays.
 *
 * @returns the whole workflow as a map to be read, with a source whose lines are those of the overlay
 */
export function applyOverlay(source: SourceText, under: OverlayBase): { whole?: SourceText; mistakes: Mistake[] } {
  const mistakes = new Mistakes(source);
  if (!readShape(overlayFile, source.value, mistakes)) return { mistakes: mistakes.list };
  const { extends: extended, change: changes, ...own } = source.value as Raw & { extends: string; change: Raw };
  const [, name = '', version] = /^default\/(.+)@(\d+)$/.exec(extended) ?? [];
  const whole = under.workflow(name, Number(version)) as Raw | undefined;
  if (!whole) mistakes.expect(extended, under.names, ['extends'], 'workflow to extend:');
  if (!whole) return { mistakes: mistakes.list };
  const merged = new Merging(whole, changes, under.ladders as Raw, mistakes).all();
  if (mistakes.list.length > 0) return { mistakes: mistakes.list };
  const value = { ...merged, ...own, workflow: name };
  return { whole: { ...source, value, lineOf: (path) => source.lineOf(inOverlay(path, value)) }, mistakes: [] };
}

class Merging {
  constructor(
    private readonly whole: Raw,
    private readonly changes: Raw,
    private readonly ladders: Raw,
    private readonly mistakes: Mistakes,
  ) {}

  all(): Raw {
    const { steps, clocks, rules, ladders, direction: head } = this.changes as Record<string, Raw | undefined>;
    const merged: Raw = { ...this.whole };
    if (steps) merged.steps = this.named(this.whole.steps as Raw, steps, ['steps'], 'step');
    if (clocks) merged.clocks = this.named((this.whole.clocks ?? {}) as Raw, clocks, ['clocks'], 'clock');
    if (rules || head) merged.direction = this.direction(rules ?? {}, head ?? {});
    if (ladders) merged.ladders = this.laddersWith(ladders);
    if (this.changes['after-care']) merged['after-care'] = this.changes['after-care'];
    return merged;
  }

  private named(whole: Raw, changes: Raw, path: Path, what: string): Raw {
    const merged = { ...whole };
    for (const [name, changed] of Object.entries(changes)) {
      this.mistakes.expect(
        name,
        Object.keys(whole),
        ['change', ...path, name],
        `${what} in ${String(this.whole.workflow)}:`,
      );
      merged[name] = { ...(whole[name] as Raw), ...(changed as Raw) };
    }
    return merged;
  }

  private listed(whole: readonly Raw[], key: 'id' | 'rung', changes: Raw, path: Path): readonly Raw[] {
    const names = whole.map((entry) => String(entry[key]));
    for (const name of Object.keys(changes)) {
      this.mistakes.expect(name, names, ['change', ...path, name], key === 'id' ? 'rule' : 'rung');
    }
    return whole.map((entry) => ({ ...entry, ...(changes[String(entry[key])] as Raw | undefined) }));
  }

  private direction(rules: Raw, head: Raw): unknown {
    const whole = this.whole.direction;
    if (typeof whole !== 'object' || whole === null) {
      this.mistakes.add(['change'], `${String(this.whole.workflow)} has no rules of direction`, 'Leave them out here.');
      return whole;
    }
    const before = (whole as { rules: Raw[] }).rules;
    return { ...whole, ...head, rules: this.listed(before, 'id', rules, ['rules']) };
  }

  private laddersWith(changes: Raw): Raw {
    const own = this.whole.ladders;
    const whole = typeof own === 'object' && own !== null ? (own as Raw) : this.ladders;
    return mergeLadders(whole, changes, ['change', 'ladders'], this.mistakes);
  }
}

/** Ladders with changes: a list replaces a ladder as a whole, a map replaces what it names of its rungs. */
export function mergeLadders(whole: Raw, changes: Raw, path: Path, mistakes: Mistakes): Raw {
  const merged = { ...whole };
  for (const [name, changed] of Object.entries(changes)) {
    mistakes.expect(name, Object.keys(whole), [...path, name], 'ladder');
    const rungs = (whole[name] ?? []) as Raw[];
    const named = changed as Raw;
    if (Array.isArray(changed)) {
      merged[name] = changed;
      continue;
    }
    const ids = rungs.map((entry) => String(entry.rung));
    for (const id of Object.keys(named)) mistakes.expect(id, ids, [...path, name, id], 'rung');
    merged[name] = rungs.map((entry) => ({ ...entry, ...(named[String(entry.rung)] as Raw | undefined) }));
  }
  return merged;
}

/** Where in the overlay stands what is at a path of the whole. */
function inOverlay(path: Path, whole: Raw): Path {
  const [part, ...rest] = path;
  if (part === 'direction' && rest[0] === 'rules') {
    const rules = (whole.direction as { rules: Raw[] }).rules;
    return ['change', 'rules', String(rules[Number(rest[1])]?.id), ...rest.slice(2)];
  }
  if (part === 'ladders' && typeof rest[1] === 'number') {
    const rungs = (whole.ladders as Record<string, Raw[]>)[String(rest[0])];
    return ['change', 'ladders', rest[0]!, String(rungs?.[rest[1]]?.rung), ...rest.slice(2)];
  }
  return part !== undefined && ['steps', 'clocks', 'ladders', 'direction', 'after-care'].includes(String(part))
    ? ['change', ...path]
    : path;
}
