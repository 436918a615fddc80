import type { CaseNow } from '@app/cases';
import { type Person, Problem } from '@app/platform';
import type { Act, Agreement, CaseState, StepState, TraceLine } from '@app/rules';
import { rolesIn } from './case.parts';

/** How the name of a step stands at the end of what is about it: `step:KEY`, `R5-of-KEY`, `question-to-school-on-KEY`. */
const abouts = [':', ' ', '-of-', '-on-'];

const confidentially = { nl: 'vertrouwelijk', en: 'confidential' };

/**
 * What of a case somebody does not know by name; undefined for who knows all of it. That nothing of it holds is as
 * confidential as that it does: a case in which it does not is shown in the same way.
 */
export function hiddenIn(now: CaseNow, who: Person): Hidden | undefined {
  const roles = rolesIn(now, who);
  const secrets = now.state.workflows.flatMap(({ workflow }) => {
    const secret = now.book.agreements.get(workflow)?.confidential;
    return secret && !secret.knownTo.some((role) => roles.includes(role)) ? [{ workflow, ...secret }] : [];
  });
  return secrets.length > 0 ? new Hidden(now, secrets) : undefined;
}

/** The case as somebody may know it. */
export function shownTo(now: CaseNow, who: Person): CaseNow {
  return hiddenIn(now, who)?.now() ?? now;
}

/** Whether somebody knows a step by its name. */
export function knows(now: CaseNow, who: Person, step: string): boolean {
  return (hiddenIn(now, who)?.name(step) ?? step) === step;
}

/**
 * The act that somebody means who knows a step by another name.
 *
 * @throws Problem `not-found` when he names what he does not know
 */
export function meantBy(act: Act, hidden: Hidden | undefined): Act {
  return hidden && 'step' in act ? { ...act, step: hidden.meant(act.step) } : act;
}

type Secret = NonNullable<Agreement['confidential']> & { readonly workflow: string };

/** The words of a case that somebody does not know, and what stands in their place. */
export class Hidden {
  /** `safety → confidential-1`, in the order in which they started. */
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly known: CaseNow,
    private readonly secrets: readonly Secret[],
  ) {
    const steps = Object.values(known.state.steps).filter((step) => this.isSecret(step));
    this.names = new Map(steps.map(({ key }, place) => [key, `confidential-${place + 1}`]));
  }

  private isSecret({ workflow, id }: StepState): boolean {
    return this.secrets.some((secret) => secret.workflow === workflow && secret.steps.includes(id));
  }

  private has(kind: 'facts' | 'signals', name: string): boolean {
    return this.secrets.some((secret) => secret[kind].includes(name));
  }

  /** What is said for the name of a step, or of a question or decision about one. */
  name(text: string): string {
    for (const [key, name] of this.names) {
      if (text === key) return name;
      if (abouts.some((about) => text.endsWith(about + key))) return text.slice(0, -key.length) + name;
    }
    return text;
  }

  /** @throws Problem `not-found` for the real name of what is hidden */
  meant(step: string): string {
    if (this.name(step) !== step) throw new Problem('not-found');
    return Object.keys(this.known.state.steps).find((key) => this.name(key) === step) ?? step;
  }

  /** Whether something names nothing that is hidden. */
  isClear(value: unknown): boolean {
    return JSON.stringify(this.within(value)) === JSON.stringify(value);
  }

  now(): CaseNow {
    const { state, book, signals } = this.known;
    const agreements = new Map(book.agreements);
    for (const { workflow, facts } of this.secrets) {
      const agreement = agreements.get(workflow)!;
      agreements.set(workflow, { ...agreement, facts: without(agreement.facts, facts) });
    }
    return {
      ...this.known,
      book: { ...book, agreements },
      state: this.state(state),
      signals: signals.filter(({ signal }) => !this.has('signals', signal)),
    };
  }

  private state(state: CaseState): CaseState {
    const steps = Object.values(state.steps).map((step): [string, StepState] => {
      const key = this.name(step.key);
      if (key === step.key) return [key, step];
      return [key, { ...this.within(step), ...(this.isSecret(step) && { id: key }) }];
    });
    const secret = this.secrets.flatMap(({ facts }) => facts);
    return { ...state, steps: Object.fromEntries(steps), facts: without(state.facts, secret) };
  }

  /** A line of the timeline; undefined for one that says nothing but what is hidden. */
  line(line: TraceLine): TraceLine | undefined {
    if (typeof line.signal === 'string' && this.has('signals', line.signal)) {
      return { at: line.at, on: line.on, signal: 'confidential', explains: confidentially };
    }
    if (typeof line.fact === 'object' && line.fact !== null) return this.established(line, line.fact);
    if (this.isClear(line)) return line;
    // Words that somebody wrote with it may say what it is.
    return without(this.within(line), ['remark', 'reason', 'otherwise']) as TraceLine;
  }

  private established(line: TraceLine, facts: object): TraceLine | undefined {
    const shown = Object.entries(facts).filter(([fact]) => !this.has('facts', fact));
    return shown.length > 0 ? { ...line, fact: Object.fromEntries(shown) } : undefined;
  }

  private within<Value>(value: Value): Value {
    return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
      typeof inner === 'string' ? this.name(inner) : inner,
    ) as Value;
  }
}

function without<Value>(map: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}
