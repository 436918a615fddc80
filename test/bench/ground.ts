import { caseParts } from '@app/cases';
import { connect, Door } from '@app/platform';
import { Client } from 'pg';

/** A database that is measured on: the platform's parts on it, and the owner past every wall. */
export class Ground {
  readonly parts = caseParts({ WORKFLOWS_DIR: './workflows' });
  readonly door: Door;

  private constructor(
    readonly url: string,
    private readonly source: Awaited<ReturnType<typeof connect>>,
    private readonly owner: Client,
  ) {
    this.door = new Door(source);
  }

  static async on(url: string): Promise<Ground> {
    const owner = new Client({ connectionString: url });
    owner.on('error', () => undefined);
    await owner.connect();
    return new Ground(url, await connect({ DATABASE_URL: url }), owner);
  }

  async leave(): Promise<void> {
    await this.source.destroy();
    await this.owner.end();
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  /** The first row, of a question that has one. */
  async row<Row extends object>(text: string, values: unknown[] = []): Promise<Row> {
    return (await this.rows<Row>(text, values))[0]!;
  }

  /** Puts the clock of agreements at a moment, and holds it there. */
  async clockAt(moment: number): Promise<void> {
    await this.rows(`update clock set held_at = to_timestamp($1 / 1000.0)`, [moment]);
  }
}
