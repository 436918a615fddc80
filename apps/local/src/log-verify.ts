import { type Chain, connect, Door, type MonthGone, type Verified, verifyLog } from '@app/platform';
import { inDatabaseHere } from './migrate';

/** What is said of the log of looks, and whether all of it is as it was sealed. */
export interface Told {
  readonly lines: readonly string[];
  readonly isWhole: boolean;
}

const wrong = {
  missing: 'is not there',
  rows: 'has more or fewer rows than were sealed',
  content: 'has rows that were changed',
  head: 'does not follow the block before it',
} as const;

/** Verifies the log of looks of the database here. */
export function verifyHere(root: string, env: NodeJS.ProcessEnv): Promise<Told> {
  return inDatabaseHere(root, env, async (config) => {
    const source = await connect(config);
    try {
      return toldOf(await verifyLog(new Door(source)));
    } finally {
      await source.destroy();
    }
  });
}

/** The same in words, a line per month and one for what is not sealed yet. */
export function toldOf({ months, gone, tail }: Verified): Told {
  const isWhole = months.every(({ broken }) => !broken);
  const unsealed = tail.rows === 0 ? 'Nothing waits to be sealed' : `${tail.rows} not sealed yet, since ${tail.since}`;
  return { lines: [...gone.map(goneLine), ...months.map(lineOf), unsealed], isWhole };
}

function lineOf({ month, blocks, rows, head, broken }: Chain): string {
  if (broken) return `${month}  BROKEN: block ${broken.no} ${wrong[broken.what]}; right until head ${head}`;
  return `${month}  ${rows} looks in ${blocks} blocks, head ${head}`;
}

function goneLine({ month, blocks, rows, head }: MonthGone): string {
  return `${month}  destroyed after its term: ${rows} looks in ${blocks} blocks, head ${head}`;
}
