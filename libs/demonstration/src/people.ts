import type { DemonstrationRegion } from './regions';
import type { Row } from './regions/described';

/**
 * Where somebody stands in the contact chain of an organisation; `person` is the one who does the work. After the chain comes
 * who brings the lists of the region, and is told nothing.
 */
export const chain = ['person', 'backup', 'team-lead', 'management', 'board', 'administrator'] as const;
export type Place = (typeof chain)[number] | 'privacy-officer' | 'boa';

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
export function peopleOf(region: DemonstrationRegion): readonly DemonstrationPerson[] {
  return region.organisations.flatMap(({ id: organisation, role, domain }) =>
    placesAt(region, organisation, role).map(([place, [name, job]]): DemonstrationPerson => ({
      id: `${organisation}.${place}`,
      organisation,
      place,
      name,
      function: job,
      email: `${asAddress(name)}@${domain}`,
      language: inEnglish.has(name) ? 'en' : 'nl',
    })),
  );
}

function placesAt({ chains, apart = {} }: DemonstrationRegion, organisation: string, role: string) {
  const inChain = chains[organisation]!.map((row, index): [DemonstrationPerson['place'], Row] => [
    role === 'table' ? 'chair' : chain[index]!,
    row,
  ]);
  return [...inChain, ...(Object.entries(apart[organisation] ?? {}) as [Place, Row][])];
}

function asAddress(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.');
}
