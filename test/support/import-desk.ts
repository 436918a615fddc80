import { caseParts } from '@app/cases';
import {
  createRegion,
  Identities,
  type Importing,
  type ImportOutcome,
  Imports,
  readRegionAgreements,
  type RegionHere,
  regionNamed,
} from '@app/imports';
import { connect, Door, type Open } from '@app/platform';
import { type FreshDatabase, freshDatabase } from './database';

type Source = Awaited<ReturnType<typeof connect>>;
type Given = Partial<Importing> & { readonly workflows?: string };

const workflows = 'workflows';
const here = { WORKFLOWS_DIR: workflows };

/** A region without anybody in it that is at work, and somebody who brings it lists. */
export class ImportDesk {
  readonly door: Door;
  readonly parts = caseParts(here);

  private constructor(
    readonly region: RegionHere,
    private readonly source: Source,
    private readonly database: FreshDatabase,
    private readonly key: string | undefined,
  ) {
    this.door = new Door(source);
  }

  /** @param key what numbers of children are hashed with; the database's own when it is left out */
  static async open(key?: string): Promise<ImportDesk> {
    const database = await freshDatabase();
    const source = await connect({ DATABASE_URL: database.url });
    const { agreements } = caseParts(here);
    const catalogue = readRegionAgreements(workflows, 'waterrijk');
    const region = await new Door(source).asMachine({ task: 'test', role: 'owner' }, async (open) => {
      await createRegion(open, { agreements, catalogue });
      await open.sql('update region set active_since = $1', [open.now]);
      return regionNamed(open);
    });
    return new ImportDesk(region, source, database, key);
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.database.drop();
  }

  /** Takes in a file. */
  take(kind: string, file: string | Uint8Array | AsyncIterable<Uint8Array>, given: Given = {}): Promise<ImportOutcome> {
    const { workflows: folder = workflows, ...more } = given;
    const identities = new Identities(this.door, {
      NODE_ENV: 'test',
      ...(this.key !== undefined && { IDENTITY_KEY: this.key }),
    });
    const bytes = typeof file === 'string' || file instanceof Uint8Array ? inParts(Buffer.from(file as string)) : file;
    const { absences, takeOvers } = this.parts;
    return new Imports(this.door, { identities, absences, takeOvers }, folder).take({
      kind,
      region: this.region,
      bytes,
      ...more,
    });
  }

  /** Empties the region: what one test brought is not there for the next. */
  async empty(): Promise<void> {
    const listed = 'pupil, membership, person, organisation_area, organisation, import_run';
    await this.rows(`truncate ${listed}, alarm, timeline, firing, agenda, outbox, remark, once cascade`);
  }

  /** The clock stands at a moment. */
  async clockAt(moment: string): Promise<void> {
    await this.rows('update clock set offset_ms = 0, held_at = $1', [moment]);
  }

  /** Rows as the owner sees them. */
  rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.asOwner(({ sql }) => sql<Row>(text, values));
  }

  asOwner<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return this.door.asMachine({ task: 'test', role: 'owner' }, work);
  }
}

/** Bytes in small uneven parts, as a network brings them. */
async function* inParts(bytes: Uint8Array, size = 77) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** What became of the rows of a file, without what is said of it. */
export function countsOf({ rows, added, changed, unchanged, wrong, passedOver }: ImportOutcome) {
  return { rows, added, changed, unchanged, wrong, ...(passedOver > 0 && { passedOver }) };
}

/** Lines of a file. */
export const file = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;
