import type { Agreement, SignalRule } from './agreement';
import { type Ladders, readLadders } from './ladders';
import type { Mistake, Path } from './mistake';
import { applyOverlay, isOverlay, ladderChanges, mergeLadders } from './overlay';
import { Mistakes, readShape } from './read';
import { checkFacts } from './references';
import { readRegion, type Region } from './region';
import { readSignals } from './signals';
import { readSource, type SourceText } from './source-text';
import { readTasks, type Task } from './tasks';
import { readWorkflow } from './workflow';

/** One file of `workflows/`, its path counted from there: `default/ladders.yaml`. */
export interface AgreementFile {
  path: string;
  text: string;
}

/** One version of one workflow, with the layer and the text it comes from. */
export interface Signed {
  agreement: Agreement;
  /** `default`, or the region that differs. */
  layer: string;
  source: SourceText;
}

/** All that a region agreed: the platform's default, with the region's own files on top. */
export interface Catalogue {
  /** Every version of every workflow, the oldest version first. */
  signed: readonly Signed[];
  agreements: readonly Agreement[];
  ladders: Ladders;
  signals: readonly SignalRule[];
  signalsVersion: number;
  tasks: readonly Task[];
  region: Region;
  mistakes: readonly Mistake[];
}

/** Files of a layer that are no workflows. */
const special = ['ladders.yaml', 'signals.yaml', 'tasks.yaml', 'region.yaml'];

/** Whether a file has signals of a version that is over. */
export const isEarlierSignals = (path: string): boolean => /\/signals\.v\d+\.yaml$/.test(path);

/**
 * Reads the agreements of a region, or those of the platform alone. Pure: the caller brings the texts.
 *
 * A workflow of the region stands in place of the platform's of that name. Never throws; a file that is wrong is in the
 * mistakes and nowhere else.
 */
export function readCatalogue(files: readonly AgreementFile[], region?: string): Catalogue {
  const layers = region === undefined || region === 'default' ? ['default'] : ['default', region];
  const reading = new Reading(files, layers);
  return reading.catalogue();
}

/** The newest version of a workflow. */
export function currentAgreement(catalogue: Catalogue, workflow: string): Agreement | undefined {
  return catalogue.agreements.findLast((agreement) => agreement.workflow === workflow);
}

class Reading {
  private readonly mistakes: Mistake[] = [];
  private readonly sources: ReadonlyMap<string, SourceText>;

  constructor(
    files: readonly AgreementFile[],
    private readonly layers: readonly string[],
  ) {
    const mine = files.filter(({ path }) => layers.some((layer) => inLayer(path, layer)));
    const inOrder = mine.toSorted((one, other) => (one.path < other.path ? -1 : 1));
    this.sources = new Map(inOrder.map(({ path, text }) => [path, readSource(path, text)]));
    for (const source of this.sources.values()) this.mistakes.push(...source.mistakes);
  }

  catalogue(): Catalogue {
    const tasks = this.part('default/tasks.yaml', readTasks, { tasks: [] }).tasks;
    const ladders = this.ladders();
    const { signals, version } = this.signals();
    const region = this.region();
    const signed = this.workflows(ladders);
    this.checkSets(signals, signed);
    return {
      signed,
      agreements: signed.map(({ agreement }) => agreement),
      ladders: ladders.ladders,
      signals,
      signalsVersion: version,
      tasks,
      region,
      mistakes: this.mistakes,
    };
  }

  private get own(): string | undefined {
    return this.layers[1];
  }

  private part<Read extends { mistakes: Mistake[] }>(
    path: string,
    read: (map: unknown, source?: SourceText) => Read,
    none: Omit<Read, 'mistakes'>,
  ): Omit<Read, 'mistakes'> {
    const source = this.sources.get(path);
    if (source?.value === undefined) return none;
    const result = read(source.value, source);
    this.mistakes.push(...result.mistakes);
    return result;
  }

  private ladders(): { ladders: Ladders; raw: Record<string, unknown> } {
    const base = { ladders: {} as Ladders };
    const { ladders } = this.part('default/ladders.yaml', readLadders, base);
    const raw = asMap(this.sources.get('default/ladders.yaml')?.value);
    const own = this.sources.get(`${this.own}/ladders.yaml`);
    if (own?.value === undefined) return { ladders, raw };
    const mistakes = new Mistakes(own);
    const right = readShape(ladderChanges, own.value, mistakes) !== undefined;
    const merged = right ? mergeLadders(raw, asMap(own.value), [], mistakes) : raw;
    const read = readLadders(merged, own);
    this.mistakes.push(...mistakes.list, ...read.mistakes);
    return { ladders: read.ladders, raw: merged };
  }

  private signals(): { signals: readonly SignalRule[]; version: number } {
    const none = { signals: [] as readonly SignalRule[], drops: [] as readonly string[], version: 0 };
    const base = this.part('default/signals.yaml', readSignals, none);
    if (this.own === undefined) return base;
    const path = `${this.own}/signals.yaml`;
    const own = this.part(path, readSignals, none);
    const mistakes = new Mistakes(this.sources.get(path));
    const isLaw = (id: string) => base.signals.some((signal) => signal.id === id && signal.byLaw);
    const refuse = (at: Path, id: string) =>
      mistakes.add(at, `"${id}" is law, and no region changes it`, 'Add an earlier signal under another name.');
    for (const { id, byLaw } of own.signals) if (byLaw || isLaw(id)) refuse(['signals', id], id);
    for (const [index, id] of own.drops.entries()) {
      const names = base.signals.map((signal) => signal.id);
      mistakes.expect(id, names, ['drops', index], 'signal of the platform:');
      if (isLaw(id)) refuse(['drops', index], id);
    }
    this.mistakes.push(...mistakes.list);
    const replaced = [...own.drops, ...own.signals.map(({ id }) => id)];
    const kept = base.signals.filter(({ id }) => !replaced.includes(id));
    return { signals: [...kept, ...own.signals], version: own.version || base.version };
  }

  /** What a signal sets, the workflow that it opens declares. */
  private checkSets(signals: readonly SignalRule[], signed: readonly Signed[]): void {
    for (const { id, opens, sets = {} } of signals) {
      const facts = signed.findLast(({ agreement }) => agreement.workflow === opens)?.agreement.facts;
      const mistakes = new Mistakes(
        this.sources.get(`${this.own}/signals.yaml`) ?? this.sources.get('default/signals.yaml'),
      );
      if (facts) checkFacts(sets, facts, ['signals', id, 'sets'], mistakes);
      this.mistakes.push(...mistakes.list);
    }
  }

  private region(): Region {
    const { region } = this.part(`${this.own}/region.yaml`, readRegion, {});
    return region ?? readRegion({}).region!;
  }

  private workflows(ladders: { ladders: Ladders; raw: Record<string, unknown> }): readonly Signed[] {
    const ofLayer = (layer: string): Signed[] =>
      [...this.sources.values()]
        .filter(
          ({ file, value }) =>
            value !== undefined &&
            inLayer(file, layer) &&
            !special.includes(file.slice(layer.length + 1)) &&
            !isEarlierSignals(file),
        )
        .flatMap((source) => this.workflow(source, layer, ladders))
        .toSorted((one, other) => one.agreement.version - other.agreement.version);
    const own = this.own === undefined ? [] : ofLayer(this.own);
    const names = own.map(({ agreement }) => agreement.workflow);
    const all = [...ofLayer('default').filter(({ agreement }) => !names.includes(agreement.workflow)), ...own];
    this.refuseTwice(all);
    return all;
  }

  private workflow(source: SourceText, layer: string, { ladders, raw }: { ladders: Ladders; raw: unknown }): Signed[] {
    const overlaid = isOverlay(source.value) ? this.overlaid(source, raw) : { whole: source, mistakes: [] };
    const whole = overlaid.whole;
    const { agreement, mistakes } = whole ? readWorkflow(whole.value, { ladders, file: whole }) : { mistakes: [] };
    this.mistakes.push(...overlaid.mistakes, ...mistakes);
    return agreement && whole ? [{ agreement, layer, source: whole }] : [];
  }

  private overlaid(source: SourceText, ladders: unknown): ReturnType<typeof applyOverlay> {
    const bases = [...this.sources.values()]
      .filter(({ file, value }) => inLayer(file, 'default') && typeof asMap(value).workflow === 'string')
      .map(({ value }) => asMap(value));
    return applyOverlay(source, {
      workflow: (name, version) => bases.find((map) => map.workflow === name && map.version === version),
      names: bases.map((map) => `default/${String(map.workflow)}@${String(map.version)}`),
      ladders,
    });
  }

  private refuseTwice(signed: readonly Signed[]): void {
    const seen = new Map<string, string>();
    for (const { agreement, source } of signed) {
      const name = `${agreement.workflow}@${agreement.version}`;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, source.file);
      else {
        const mistakes = new Mistakes(source);
        mistakes.add(['version'], `${name} is in ${first} too`, 'A change is a new version: raise `version:`.');
        this.mistakes.push(...mistakes.list);
      }
    }
  }
}

function inLayer(path: string, layer: string): boolean {
  return path.startsWith(`${layer}/`) && path.endsWith('.yaml') && !path.slice(layer.length + 1).includes('/');
}

function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
