import { mkdtempSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../../apps/local/src/postgres';
import { end, Started } from '../../apps/local/src/processes';

/** A PostgreSQL of the test's own, as durable as a region's: what was committed survives its end. */
export class OwnPostgres {
  private readonly started = new Started();
  private readonly folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'postgres-'));
  private server!: PostgresServer;

  static async start(): Promise<OwnPostgres> {
    const postgres = new OwnPostgres();
    chmodSync(postgres.folder, 0o755);
    await postgres.run();
    return postgres;
  }

  /** Address of a database, with the login of its owner. */
  url(database: string): string {
    return this.server.url(database);
  }

  /** Ends it as a power cut would; those who were connected to it are cut off. */
  async kill(): Promise<void> {
    await end(this.server.pid, [['SIGKILL', 5000]]);
  }

  /** Starts it again on what it has kept, where everybody looks for it. */
  again(): Promise<void> {
    return this.run(this.server.port);
  }

  stop(): Promise<void> {
    return this.started.endAll();
  }

  private async run(port?: number): Promise<void> {
    const settings = ['max_connections=200'];
    this.server = await startPostgres(this.folder, { started: this.started, settings, ...(port && { port }) });
  }
}
