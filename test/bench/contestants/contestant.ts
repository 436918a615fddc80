import type { Ground } from '../ground';
import type { Size } from '../region';

/** Where a contestant's processes find what they need. */
export interface Where {
  readonly DATABASE_URL: string;
  readonly REDIS_URL: string;
}

/** Says how many more alarms are through. */
export type Report = (fired: number) => void;

/**
 * Somebody who lets alarms go off. `load` keeps what is pending, in his own way, beside the region that is there
 * already; `work` runs in each of his processes and begins when it is called.
 */
export interface Contestant {
  readonly name: string;
  /** How many processes he works best with on two cores. */
  readonly processes: number;
  /** The largest size that he is measured on. */
  readonly most: Size;
  /** @returns the moment of the machine at which everything is due; undefined when it is due as soon as work begins */
  load(ground: Ground, where: Where, size: Size): Promise<number | undefined>;
  work(where: Where, report: Report): Promise<void>;
}
