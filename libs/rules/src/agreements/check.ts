import { type AgreementFile, type Catalogue, isEarlierSignals, readCatalogue, type Signed } from './catalogue';
import type { LocalDate } from '../dates/local-date';
import { agreementText, signalsText } from './fingerprint';
import type { Mistake } from './mistake';
import { checkForPublication } from './publication';
import { type PublishedVersion, readPublished, versionName } from './published';
import { Mistakes } from './read';
import { readSignals } from './signals';
import { readSource, type SourceText } from './source-text';

/** One version that is in the files: its name, as `published.yaml` has it, and the checksum of what it says. */
export interface Version {
  name: string;
  checksum: string;
  published: boolean;
  /** The day on which it was published; of the first ones nobody wrote it down. */
  publishedOn?: LocalDate;
}

/**
 * Checks all of `workflows/` as a publication: the default and every region, what only a published file must have, and
 * that no published version says something else than it did.
 *
 * @param checksum of a text; the library knows no cryptography
 */
export function checkAgreements(
  files: readonly AgreementFile[],
  checksum: (text: string) => string,
): { mistakes: Mistake[]; versions: Version[] } {
  const { versions: published, source: list, mistakes: wrong } = readPublished(files);
  const mistakes = new Map<string, Mistake>();
  const versions = new Map<string, Version>();
  const offered = readCatalogue(files).signals.map(({ id }) => id);
  for (const layer of layersOf(files)) {
    const catalogue = readCatalogue(files, layer);
    const found = [
      ...wrong.list,
      ...catalogue.mistakes,
      ...catalogue.signed.flatMap((signed) => check(signed, catalogue, offered)),
      ...factsOfOneName(catalogue.signed),
    ];
    for (const mistake of found) mistakes.set(JSON.stringify(mistake), mistake);
    for (const { name, text, source } of versionsOf(catalogue, layer, files)) {
      const known = published.get(name);
      const version = { name, checksum: checksum(text), published: known !== undefined };
      versions.set(name, { ...version, ...(known?.on !== undefined && { publishedOn: known.on }) });
      if (known && known.checksum !== version.checksum)
        for (const mistake of editedAfter(name, source)) mistakes.set(name, mistake);
    }
  }
  for (const mistake of vanished(list, published, versions)) mistakes.set(JSON.stringify(mistake), mistake);
  return { mistakes: [...mistakes.values()], versions: [...versions.values()] };
}

/** The layers there are: `default` first, then each region. */
export function layersOf(files: readonly AgreementFile[]): readonly string[] {
  const regions = files.filter(({ path }) => path.endsWith('/region.yaml')).map(({ path }) => path.split('/')[0] ?? '');
  return ['default', ...regions.toSorted()];
}

/** @param offered signals of the platform: a workflow may name one that this region does without */
function check({ agreement, source }: Signed, catalogue: Catalogue, offered: readonly string[]): Mistake[] {
  return checkForPublication(agreement, {
    source,
    tasks: catalogue.tasks,
    workflows: catalogue.agreements.map(({ workflow }) => workflow),
    signals: [...new Set([...offered, ...catalogue.signals.map(({ id }) => id)])],
  });
}

/** A case that runs two workflows has one fact of one name. */
function factsOfOneName(signed: readonly Signed[]): Mistake[] {
  const first = new Map<string, { type: string; file: string }>();
  const newest = new Map(signed.map((version) => [version.agreement.workflow, version]));
  return [...newest.values()].flatMap(({ agreement, source }) => {
    const mistakes = new Mistakes(source);
    for (const [fact, shape] of Object.entries(agreement.facts)) {
      const type = JSON.stringify(shape);
      const known = first.get(fact);
      if (!known) first.set(fact, { type, file: source.file });
      else if (known.type !== type) {
        mistakes.add(
          ['facts', fact],
          `The fact "${fact}" has another type in ${known.file}`,
          `There it is ${known.type}.`,
        );
      }
    }
    return mistakes.list;
  });
}

interface VersionText {
  name: string;
  text: string;
  source?: SourceText;
}

/** What a layer says itself: all of the default; of a region its own files, and everything when its ladders are its own. */
function versionsOf(catalogue: Catalogue, layer: string, files: readonly AgreementFile[]): readonly VersionText[] {
  const has = (name: string): boolean => files.some(({ path }) => path === `${layer}/${name}`);
  const hasOwnLadders = has('ladders.yaml');
  const own = catalogue.signed.filter((signed) => signed.layer === layer || hasOwnLadders);
  const workflows = own.map((signed) => ({
    name: versionName(signed, layer, hasOwnLadders),
    text: agreementText(signed.agreement),
    source: signed.source,
  }));
  const signals = { name: `${layer}/signals@${catalogue.signalsVersion}`, text: signalsText(catalogue.signals) };
  return [...workflows, ...earlierSignals(layer, files), ...(has('signals.yaml') ? [signals] : [])];
}

/** Signals as they were: `signals.v1.yaml`. Nothing is counted by them any more. */
function earlierSignals(layer: string, files: readonly AgreementFile[]): readonly VersionText[] {
  const earlier = files.filter(({ path }) => path.startsWith(`${layer}/`) && isEarlierSignals(path));
  return earlier.map(({ path, text }) => {
    const source = readSource(path, text);
    const { signals, version } = readSignals(source.value, source);
    return { name: `${layer}/signals@${version}`, text: signalsText(signals), source };
  });
}

function editedAfter(name: string, source: SourceText | undefined): Mistake[] {
  const mistakes = new Mistakes(source);
  mistakes.add(
    ['version'],
    `${name} was published and says something else now`,
    'Undo the change, or raise `version:` and keep the old file.',
  );
  return mistakes.list;
}

function vanished(
  list: SourceText,
  published: ReadonlyMap<string, PublishedVersion>,
  there: ReadonlyMap<string, Version>,
): Mistake[] {
  const mistakes = new Mistakes(list);
  for (const name of [...published.keys()].filter((version) => !there.has(version))) {
    mistakes.add(
      [name],
      `${name} was published and is not there any more`,
      'Put it back: running cases keep the version they were opened on.',
    );
  }
  return mistakes.list;
}
