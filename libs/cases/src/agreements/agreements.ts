import { createHash, randomUUID } from 'node:crypto';
import type { Open } from '@app/platform';
import { type Agreement, agreementText, type Catalogue, type SignalRule, signalsText } from '@app/rules';
import { CaseProblem } from '../problem';

/** The signals of a region in force. */
export interface SignalsInForce {
  readonly id: string;
  readonly version: number;
  readonly rules: readonly SignalRule[];
}

/** What of a catalogue is published. */
export type Publishable = Pick<Catalogue, 'agreements' | 'signals' | 'signalsVersion'>;

/** A version that was published, with the id that cases are pinned to. */
export interface Published {
  readonly id: string;
  readonly agreement: Agreement;
}

const checksum = (text: string) => createHash('sha256').update(text).digest('hex');

/** What regions published. A version never changes, so what was read once is remembered. */
export class Agreements {
  private readonly known = new Map<string, Published>();

  /**
   * Keeps every version of a catalogue that is not there yet.
   *
   * @throws CaseProblem `agreement-changed` for a version that was published with other content
   */
  async publish(open: Open, regionId: string, { agreements, signals, signalsVersion }: Publishable): Promise<void> {
    for (const agreement of agreements) await publishOne(open, regionId, agreement);
    const sum = checksum(signalsText(signals));
    const version = Math.max(signalsVersion, 1);
    const added = await open.sql(
      `insert into signal_rules (id, region_id, version, checksum, body, published_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [randomUUID(), regionId, version, sum, JSON.stringify(signals), open.now],
    );
    if (added.length === 0) await expectSame(open, { table: 'signal_rules', regionId, version }, sum);
  }

  /** The agreements with these ids, in any order. */
  async byId(open: Open, ids: Iterable<string>): Promise<Published[]> {
    const wanted = [...new Set(ids)];
    const missing = wanted.filter((id) => !this.known.has(id));
    if (missing.length > 0) {
      const rows = await open.sql<{ id: string; body: Agreement }>(
        `select id, body from agreement where id = any($1)`,
        [missing],
      );
      for (const { id, body } of rows) this.known.set(id, { id, agreement: body });
    }
    return wanted.flatMap((id) => this.known.get(id) ?? []);
  }

  /** The newest version of every workflow of the regions, as `region → workflow → id`. */
  async newest(open: Open, regionIds: readonly string[]): Promise<Map<string, Map<string, string>>> {
    const rows = await open.sql<{ region_id: string; workflow: string; id: string }>(
      `select distinct on (region_id, workflow) region_id, workflow, id from agreement
        where region_id = any($1) order by region_id, workflow, version desc`,
      [regionIds],
    );
    const found = new Map(regionIds.map((id) => [id, new Map<string, string>()]));
    for (const { region_id, workflow, id } of rows) found.get(region_id)!.set(workflow, id);
    return found;
  }

  /** The signals of a region, in their newest version; undefined where none were published. */
  async signalRules(open: Open, regionId: string): Promise<SignalsInForce | undefined> {
    const [row] = await open.sql<{ id: string; version: number; body: readonly SignalRule[] }>(
      `select id, version, body from signal_rules where region_id = $1 order by version desc limit 1`,
      [regionId],
    );
    return row && { id: row.id, version: row.version, rules: row.body };
  }
}

async function publishOne(open: Open, regionId: string, agreement: Agreement): Promise<void> {
  const { workflow, version } = agreement;
  const sum = checksum(agreementText(agreement));
  const added = await open.sql(
    `insert into agreement (id, region_id, workflow, version, checksum, body, published_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [randomUUID(), regionId, workflow, version, sum, JSON.stringify(agreement), open.now],
  );
  if (added.length === 0) await expectSame(open, { table: 'agreement', regionId, version, workflow }, sum);
}

interface Version {
  table: 'agreement' | 'signal_rules';
  regionId: string;
  version: number;
  workflow?: string;
}

async function expectSame(open: Open, { table, regionId, version, workflow }: Version, sum: string): Promise<void> {
  const same = await open.sql(
    `select from ${table} where region_id = $1 and version = $2 and checksum = $3
       ${workflow === undefined ? '' : 'and workflow = $4'}`,
    [regionId, version, sum, ...(workflow === undefined ? [] : [workflow])],
  );
  if (same.length === 0) throw new CaseProblem('agreement-changed', `${workflow ?? 'signals'}@${version}`);
}
