import { migrate } from '@app/platform';
import { Client } from 'pg';
import { migrations } from '../../apps/local/src/migrations';
import { owner, type PostgresServer } from '../../apps/local/src/postgres';
import { prepareActing } from './effect';
import { Ground } from './ground';
import { fillRegion, type Size } from './region';

/** Regions that are filled once, and copied for each run. */
export class Seeds {
  private readonly made = new Set<string>();
  private copies = 0;

  constructor(private readonly postgres: PostgresServer) {}

  /** A database of its own with a region of this size. */
  async copy(size: Size): Promise<{ url: string; drop(): Promise<void> }> {
    const seed = await this.seed(size);
    const name = `run_${(this.copies += 1)}`;
    const making = `create database ${name} owner ${owner} template ${seed} strategy file_copy`;
    await this.asAdministrator((client) => client.query(making));
    const drop = () => this.asAdministrator((client) => client.query(`drop database ${name} with (force)`));
    return { url: this.postgres.url(name), drop: async () => void (await drop()) };
  }

  /** So that no run pays for what the one before left to be written. */
  async checkpoint(): Promise<void> {
    await this.asAdministrator((client) => client.query('checkpoint'));
  }

  private async seed(size: Size): Promise<string> {
    const name = `seed_${size.pending}_${size.due}`;
    if (this.made.has(name)) return name;
    const url = this.postgres.url(name);
    await this.asAdministrator((client) => client.query(`create database ${name} owner ${owner}`));
    await migrate({ DATABASE_URL: url }, migrations);
    const ground = await Ground.on(url);
    await fillRegion(ground, size);
    await prepareActing(ground);
    await ground.rows('vacuum analyze');
    await ground.leave();
    this.made.add(name);
    return name;
  }

  /** The superuser of our own server has the password of its owner. */
  private async asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const address = Object.assign(new URL(this.postgres.url('postgres')), { username: 'postgres' });
    const client = new Client({ connectionString: address.href });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}
