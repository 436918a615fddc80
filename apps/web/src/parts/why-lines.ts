import type { On, Why, Words } from '../api/types';
import { daysBetween } from '../language/dates';

type Part = Why['parts'][number];

/** A line of an explanation: one part, or days in a row that do not count. */
export interface WhyLine extends Pick<Part, 'kind' | 'from' | 'to' | 'on'> {
  /** What is said of it; of days in a row each reason once. */
  said: Words[];
}

/** Days in a row that do not count take one line, with each reason once: a holiday begins and ends with weekends. */
export function whyLines(parts: readonly Part[]): WhyLine[] {
  const lines: WhyLine[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (part.because && last?.kind === 'skipped' && follows(part.on!, last)) {
      last.to = part.on;
      if (!last.said.some(({ nl }) => nl === part.because!.nl)) last.said.push(part.because);
    } else lines.push(lineOf(part));
  }
  return lines;
}

const follows = (on: On, { from, to }: WhyLine) => daysBetween((to ?? from)!, on) === 1;

function lineOf({ kind, on, from, to, because, sentence }: Part): WhyLine {
  if (because) return { kind, from: on, to: on, said: [because] };
  return { kind, on, from, to, said: [sentence] };
}
