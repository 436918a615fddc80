import { z } from 'zod';

/**
 * The hats of an officer: in which capacity he was there. Whoever enforces does so in another place, with other rules for
 * whoever is heard, and nothing of it is written beside prevention: that hat is not among these.
 */
export const hats = [
  'monitor',
  'spider',
  'driver',
  'advisor',
  'mediator',
  'sparring-partner',
  'chair',
  'investigator',
  'guardian-of-duty-of-care',
  'boundary-setter',
  'critical-friend',
  'policy-signaller',
  'process-director',
  'case-director',
  'linker',
] as const;

export const hat = z.enum(hats).meta({ id: 'Hat', description: 'In which capacity the officer was there' });
export type Hat = z.infer<typeof hat>;

/** SQL: what a column `hat` may be. */
export const hatCheck = `check (hat in (${hats.map((one) => `'${one}'`).join(', ')}))`;
