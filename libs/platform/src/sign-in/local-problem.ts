import { problemsOf } from '../problem';

/** What keeps somebody out who signs in with a name and a password. */
export class LocalProblem extends problemsOf({
  'sign-in-wrong': { status: 403, title: 'Name, password or code is not right' },
  'code-wrong': { status: 403, title: 'This code is not right, or its time is over' },
  'try-later': { status: 429, title: 'This was tried too often, wait a while' },
  'name-taken': { status: 409, title: 'Somebody else signs in by this name' },
}) {}
