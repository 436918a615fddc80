import type { Agreement, SignalRule } from './agreement';

/**
 * What was agreed, as one text that is the same whenever the agreement is the same: comments, order of keys and layout
 * of the file do not matter; every term, title, source and rung of a ladder that it uses does.
 */
export function agreementText(agreement: Agreement): string {
  return textOf({ ...agreement, ladders: usedLadders(agreement) });
}

/** The same for the signals of a region. */
export function signalsText(signals: readonly SignalRule[]): string {
  return textOf(signals);
}

/** The ladders that something in the agreement climbs; a closing and after-care climb `direction`. */
export function usedLadders({ ladders, steps, clocks, direction }: Agreement): Agreement['ladders'] {
  const used = [
    'direction',
    'question',
    'invitation',
    direction?.ladder,
    ...[...steps, ...clocks].map(({ ladder }) => ladder),
  ];
  return Object.fromEntries(Object.entries(ladders).filter(([name]) => used.includes(name)));
}

/** One text of a value: maps by key; the lists of steps and clocks keep their order, which is part of the agreement. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, inside: unknown) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inside,
  );
}
