import { sqlState } from '@app/platform';
import { Client } from 'pg';

/** A transaction of somebody at work: it holds rows until it is released. */
export class Holding {
  private constructor(private readonly client: Client) {}

  static async begin(connectionString: string, question: string): Promise<Holding> {
    const client = new Client({ connectionString });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query(question);
    return new Holding(client);
  }

  /** Takes more rows. False when PostgreSQL ended this transaction, so that others could go on. */
  async takes(question: string): Promise<boolean> {
    try {
      await this.client.query(question);
      return true;
    } catch (error) {
      if (sqlState(error) !== '40P01') throw error;
      return false;
    }
  }

  release(): Promise<void> {
    return this.client.end();
  }
}
