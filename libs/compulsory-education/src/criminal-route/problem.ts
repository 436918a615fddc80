import { problemsOf } from '@app/platform';

/** What the criminal route answers when it does not do what was asked. */
export class CriminalProblem extends problemsOf({
  'no-boa': { status: 422, title: 'The office has nobody for the criminal route' },
  'no-caution': { status: 422, title: 'A criminal file is opened when the caution was given' },
  'criminal-file-open': { status: 409, title: 'A criminal file of this case was opened already' },
  'criminal-file-closed': { status: 409, title: 'This criminal file is closed' },
}) {}
