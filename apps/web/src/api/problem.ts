/** An answer that is not a success: RFC 9457, or no answer at all (`offline`). */
export class Problem extends Error {
  constructor(
    readonly kind: string,
    readonly status: number,
    readonly detail?: string,
    /** The case as it is now, when somebody else was first. */
    readonly current?: unknown,
    readonly errors: readonly { pointer: string; detail: string }[] = [],
    /** The detail in the languages of the screens. */
    readonly sentence?: { nl: string; en: string },
  ) {
    super(detail ?? kind);
  }
}

interface ProblemBody {
  type?: string;
  detail?: string;
  current?: unknown;
  errors?: { pointer: string; detail: string }[];
  sentence?: { nl: string; en: string };
}

/** Reads the body of a failed answer; a body that is no problem document (a proxy's page) still gives a problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const kind = body.type?.split('/').pop() ?? 'unexpected';
  return new Problem(kind, response.status, body.detail, body.current, body.errors, body.sentence);
}

/** The kind of problem that an error is for the person: anything that never reached the server is `offline`. */
export function kindOf(error: unknown): string {
  return error instanceof Problem ? error.kind : 'offline';
}
