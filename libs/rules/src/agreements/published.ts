import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { LocalDate } from '../dates/local-date';
import type { Agreement } from './agreement';
import { type AgreementFile, type Catalogue, readCatalogue, type Signed } from './catalogue';
import { Mistakes, readShape } from './read';
import { readSource, type SourceText } from './source-text';
import { closed, date } from './words';

/** The list of what was published, below `workflows/`. */
export const publishedFile = 'published.yaml';

/** What a version said when it was published, and since when it holds. Without a date: from the beginning. */
export interface PublishedVersion {
  readonly checksum: string;
  readonly on?: LocalDate;
}

const entry = z.union([
  z.string().transform((checksum): PublishedVersion => ({ checksum })),
  closed({ checksum: z.string(), on: date }),
]);

/** What `published.yaml` says: `default/relative-absence@1` with its checksum, and the day on which it was published. */
export function readPublished(files: readonly AgreementFile[]): {
  versions: ReadonlyMap<string, PublishedVersion>;
  source: SourceText;
  mistakes: Mistakes;
} {
  const source = readSource(publishedFile, textOf(files));
  const mistakes = new Mistakes(source);
  mistakes.list.push(...source.mistakes);
  const read = readShape(z.record(z.string(), entry), source.value ?? {}, mistakes) ?? {};
  return { versions: new Map(Object.entries(read)), source, mistakes };
}

const textOf = (files: readonly AgreementFile[]) => files.find(({ path }) => path === publishedFile)?.text ?? '';

/** The text of `published.yaml` with more versions at its end. What stands there, remarks too, stays as it is. */
export function withPublished(
  files: readonly AgreementFile[],
  versions: readonly { readonly name: string; readonly checksum: string }[],
  on: LocalDate,
): string {
  const document = parseDocument(textOf(files), { schema: 'core', version: '1.2' });
  for (const { name, checksum } of versions) document.set(name, document.createNode({ checksum, on }));
  return document.toString({ lineWidth: 0 });
}

/** The name of a version in the list of what was published. What stands on ladders of a region is of that region. */
export function versionName({ agreement, layer }: Signed, catalogueLayer: string, hasOwnLadders: boolean): string {
  const { workflow, version } = agreement;
  return `${hasOwnLadders ? catalogueLayer : layer}/${workflow}@${version}`;
}

/** Which version of a workflow is asked for: in a region, on a date or by its number. */
export interface VersionAsked {
  readonly region: string;
  readonly workflow: string;
  readonly on: LocalDate;
  readonly version?: number;
}

/** A version that holds. A draft holds nowhere yet, and is given where nothing was published by then. */
export interface HoldingVersion {
  readonly name: string;
  readonly agreement: Agreement;
  readonly catalogue: Catalogue;
  readonly isPublished: boolean;
  readonly publishedOn?: LocalDate;
}

/**
 * The version that opens new cases on a date; undefined where there is no such workflow.
 *
 * @param read how the catalogue of a layer is read: whoever asks often reads each once
 */
export function versionHolding(
  files: readonly AgreementFile[],
  { region, workflow, on, version }: VersionAsked,
  read: (layer: string) => Catalogue = (layer) => readCatalogue(files, layer),
): HoldingVersion | undefined {
  const { versions } = readPublished(files);
  const found = [...new Set(['default', region])].flatMap((layer): HoldingVersion[] => {
    const catalogue = read(layer);
    const hasOwnLadders = files.some(({ path }) => path === `${layer}/ladders.yaml`);
    const own = catalogue.signed.filter((one) => one.layer === layer || hasOwnLadders);
    return own
      .filter(
        ({ agreement }) => agreement.workflow === workflow && (version ?? agreement.version) === agreement.version,
      )
      .map((signed) => {
        const name = versionName(signed, layer, hasOwnLadders);
        const published = versions.get(name);
        return {
          name,
          agreement: signed.agreement,
          catalogue: read(region),
          isPublished: published !== undefined && (published.on ?? on) <= on,
          ...(published?.on !== undefined && { publishedOn: published.on }),
        };
      });
  });
  return found.findLast(({ isPublished }) => isPublished) ?? found.at(-1);
}
