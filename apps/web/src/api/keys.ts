/**
 * The names under which answers are kept in the query cache. What begins with `live` is asked for again whenever
 * something changed in a case that this person may know of, or the clock went on.
 */
export const keys = {
  live: ['live'],
  demonstration: ['demonstration'],
  me: ['me'],
  tasks: (role: string) => ['tasks', role],
  myDay: ['live', 'my-day'],
  awaited: ['live', 'awaited'],
  missed: ['live', 'missed'],
  deviations: ['live', 'deviations'],
  cases: ['live', 'cases'],
  openings: ['openings'],
  caseFile: (id: string) => ['case', id],
  timeline: (id: string) => ['timeline', id],
  notes: (id: string) => ['notes', id],
  filledIn: (id: string) => ['filled-in', id],
  allLinks: ['links'],
  links: (id: string) => ['links', id],
  /** Which pupils are one child, or may be. */
  children: ['children'],
  /** What my organisation is invited to; and per case who was invited. */
  invitations: ['live', 'invitations'],
  invitationsOf: (id: string) => ['invitations', id],
  listKinds: ['list-kinds'],
  readiness: ['readiness'],
  foreseen: ['foreseen'],
  why: (id: string, step: string) => ['why', id, step],
  /** Not asked for but told: the last thing that happened, what went off, whether the session ended. */
  notice: ['notice'],
  wentOff: ['went-off'],
  sessionEnded: ['session-ended'],
} as const;
