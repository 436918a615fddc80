import type { Seeds } from './seeds';
import type { Servers } from './servers';

/** What each work is given. */
export interface Bench {
  readonly servers: Servers;
  readonly seeds: Seeds;
  /** Smaller sizes and fewer rounds: to see that it works, not to quote. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}
