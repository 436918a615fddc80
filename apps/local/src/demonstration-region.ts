import { type DemonstrationSize, fillDemonstration, sizeOf } from '@app/demonstration';
import { type Config, connect, Door } from '@app/platform';

const making = {
  small: 'Making the region Waterrijk: 300 pupils, and the months before …',
  whole: 'Making four regions with 3,450 pupils, and the months before …',
} as const satisfies Record<Exclude<Config['DEMONSTRATION_SIZE'], 'none'>, string>;

/**
 * Fills the demonstration's database, after its migrations and before api and worker start, unless it is filled.
 *
 * @returns what it is filled with by now; undefined when no region is there
 */
export async function fillRegion(config: Config, say: (line: string) => void): Promise<DemonstrationSize | undefined> {
  const source = await connect(config);
  const door = new Door(source);
  try {
    const there = await sizeOf(door);
    const { DEMONSTRATION_SIZE: size } = config;
    if (there || size === 'none') return there;
    say(making[size]);
    await fillDemonstration(door, config, size);
    return size;
  } finally {
    await source.destroy();
  }
}
