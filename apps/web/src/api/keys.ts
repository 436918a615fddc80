/** The names under which answers are kept in the query cache. */
export const keys = {
  demonstration: ['demonstration'],
  me: ['me'],
  tasks: (role: string) => ['tasks', role],
  myDay: ['my-day'],
  missed: ['missed'],
  cases: ['cases'],
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
  invitations: ['invitations'],
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
