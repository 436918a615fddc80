/** The ways in which an agreement is read; which one stands in the address. */
export const readings = ['text', 'table', 'diagram', 'compare'] as const;
export type ReadAs = (typeof readings)[number];

/** What the address of the screen says: which agreement, where, on which day, how it is read, and beside what. */
export interface AgreementsSearch {
  of?: string | undefined;
  place?: string | undefined;
  on?: string | undefined;
  as?: ReadAs | undefined;
  version?: number | undefined;
  with?: string | undefined;
}

export function readAgreements(search: Record<string, unknown>): AgreementsSearch {
  const text = (name: string) => (typeof search[name] === 'string' ? { [name]: search[name] } : {});
  const as = readings.find((one) => one === search['as']);
  return {
    ...text('of'),
    ...text('place'),
    ...text('on'),
    ...text('with'),
    ...(as && { as }),
    ...(typeof search['version'] === 'number' && { version: search['version'] }),
  };
}
