import type { DemonstrationRegion } from './regions';

/**
 * Where somebody stands in the contact chain of an organisation; `person` is the one who does the work. After the chain comes
 * who brings the lists of the region, and is told nothing.
 */
export const chain = ['person', 'backup', 'team-lead', 'management', 'board', 'administrator'] as const;
export type Place = (typeof chain)[number];

export interface DemonstrationPerson {
  readonly id: string;
  readonly organisation: string;
  readonly place: Place | 'chair';
  readonly name: string;
  /** What it says on the door, in Dutch: people call themselves so. */
  readonly function: string;
  readonly email: string;
  readonly language: 'nl' | 'en';
}

/** Works in English, so that the demonstration has somebody who does. */
const inEnglish = new Set(['Ruben Smeets']);

/** Everybody of a region who can be told something or sign in, in the order of the organisations and their chains. */
export function peopleOf({ organisations, chains }: DemonstrationRegion): readonly DemonstrationPerson[] {
  return organisations.flatMap(({ id: organisation, role, domain }) =>
    chains[organisation]!.map(([name, job], index): DemonstrationPerson => {
      const place = role === 'table' ? 'chair' : chain[index]!;
      return {
        id: `${organisation}.${place}`,
        organisation,
        place,
        name,
        function: job,
        email: `${asAddress(name)}@${domain}`,
        language: inEnglish.has(name) ? 'en' : 'nl',
      };
    }),
  );
}

function asAddress(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}
