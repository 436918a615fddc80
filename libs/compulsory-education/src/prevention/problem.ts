import { problemsOf } from '@app/platform';

/** What prevention answers when it does not do what was asked. */
export class PreventionProblem extends problemsOf({
  'slot-taken': { status: 409, title: 'Another pupil has this slot' },
  'no-slot-left': { status: 409, title: 'This surgery has no slot left' },
  'talk-is-full': { status: 409, title: 'A group talk has at most eight pupils' },
  'listed-already': { status: 409, title: 'This pupil is on the list already' },
  'not-to-come': { status: 409, title: 'This has been, or was called off' },
  'not-yet': { status: 409, title: 'This is still to come' },
  'recorded-already': { status: 409, title: 'What came of it was recorded already' },
}) {}
