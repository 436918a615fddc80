/** What a refusal is called and how it is answered; the key is the last part of its `type` address. */
export type ProblemList = Readonly<Record<string, { readonly status: number; readonly title: string }>>;

/** A mistake in what was sent: an RFC 6901 pointer into the body (or `/query/…`, `/path/…`) and what is wrong there. */
export interface Mistake {
  readonly pointer: string;
  readonly detail: string;
}

/** What goes with a refusal beside its detail. `current` is the present state after a lost race. */
export interface ProblemMore {
  readonly errors?: readonly Mistake[];
  readonly current?: unknown;
  /** The detail for screens, in their languages. */
  readonly sentence?: { readonly nl: string; readonly en: string };
}

/** A refusal in RFC 9457 form. `detail` never holds personal data: it ends up in logs of others. */
export class Refusal extends Error {
  readonly status: number;
  readonly title: string;

  constructor(
    list: ProblemList,
    readonly kind: string,
    readonly detail?: string,
    readonly more: ProblemMore = {},
  ) {
    const { status, title } = list[kind] ?? { status: 500, title: kind };
    super(detail ?? title);
    this.status = status;
    this.title = title;
  }
}

/**
 * The problems of a floor above, as a class of its own:
 * `export const CaseProblem = problemsOf({ 'step-already-done': { status: 409, title: 'This step was already done' } })`,
 * then `throw new CaseProblem('step-already-done', 'Done on 2026-10-02')`.
 */
export function problemsOf<List extends ProblemList>(list: List) {
  return class extends Refusal {
    /** Every kind of this floor, for documentation and tests. */
    static readonly list: List = list;

    constructor(kind: keyof List & string, detail?: string, more?: ProblemMore) {
      super(list, kind, detail, more);
    }
  };
}

/** Every answer of platform that is not a success. What a person may not know of is `not-found`, never `not-allowed`. */
export const problems = {
  'malformed-request': { status: 400, title: 'The request is not well formed' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'clock-not-movable': { status: 403, title: 'The clock only moves in the demonstration' },
  'sign-in-again': { status: 403, title: 'Show once more who you are: that was too long ago for this' },
  'not-found': { status: 404, title: 'There is nothing here that you may see' },
  'not-acceptable': { status: 406, title: 'There is no answer in the form that was asked for' },
  'changed-meanwhile': { status: 409, title: 'Somebody else changed this first' },
  'clock-only-forward': { status: 409, title: 'The clock only moves forward' },
  'precondition-failed': { status: 412, title: 'This is no longer as you saw it' },
  'too-large': { status: 413, title: 'This is too large' },
  'unsupported-media-type': { status: 415, title: 'This kind of content is not understood here' },
  'invalid-content': { status: 422, title: 'What was sent is well formed but not right' },
  'too-many-requests': { status: 429, title: 'Too many requests, wait a moment' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
  'not-on-record': { status: 503, title: 'What you asked for cannot be put on record now, and so is not shown' },
  'not-ready': { status: 503, title: 'Not ready, try again in a moment' },
} as const satisfies ProblemList;

export class Problem extends problemsOf(problems) {}
