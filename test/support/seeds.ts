const first = Number(process.env['SEED'] ?? 2026);

/** Whether `--nightly` gave the run a night. */
export const isNightly = process.env['FAULT_SEEDS'] !== undefined;

/**
 * The seeds of a fault's run: as few as its test says, or as many as `FAULT_SEEDS` says, which `npm run test:faults --
 * --nightly` sets. They count up from `SEED`, so that a red run can be seen again by its own number.
 */
export function faultSeeds(few: number): readonly number[] {
  const count = Number(process.env['FAULT_SEEDS'] ?? few);
  return Array.from({ length: count }, (_, index) => first + index);
}
