import type { Config } from '@app/platform';

type Part = (config: Config, say: (line: string) => void) => Promise<void>;

/** What the demonstration's database is filled with, in this order. Each part finds for itself that it is there. */
const parts: readonly Part[] = [];

/** Fills the demonstration's database, after its migrations and before api and worker start. */
export async function fillRegion(config: Config, say: (line: string) => void): Promise<void> {
  for (const part of parts) await part(config, say);
}
