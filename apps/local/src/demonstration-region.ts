import { type Config, connect, Door } from '@app/platform';
import { fillDemonstration, isFilled } from '@app/demonstration';

/** Fills the demonstration's database, after its migrations and before api and worker start, unless it is filled. */
export async function fillRegion(config: Config, say: (line: string) => void): Promise<void> {
  const source = await connect(config);
  const door = new Door(source);
  try {
    if (await isFilled(door)) return;
    say('Making the region Waterrijk: 300 pupils, and the months before …');
    await fillDemonstration(door, config);
  } finally {
    await source.destroy();
  }
}
