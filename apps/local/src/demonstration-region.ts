import { fillDemonstration, sizeOf } from '@app/demonstration';
import { type Config, connect, Door } from '@app/platform';

const making = {
  small: 'Making the region Waterrijk: 300 pupils, and the months before …',
  whole: 'Making four regions with 3,450 pupils, and the months before …',
} as const satisfies Record<Config['DEMONSTRATION_SIZE'], string>;

/** Fills the demonstration's database, after its migrations and before api and worker start, unless it is filled. */
export async function fillRegion(config: Config, say: (line: string) => void): Promise<void> {
  const source = await connect(config);
  const door = new Door(source);
  try {
    if (await sizeOf(door)) return;
    say(making[config.DEMONSTRATION_SIZE]);
    await fillDemonstration(door, config, config.DEMONSTRATION_SIZE);
  } finally {
    await source.destroy();
  }
}
