import { problemsOf } from '@app/platform';

/** What is answered when something is not destroyed, or not held. */
export class RetentionProblem extends problemsOf({
  'nothing-due': { status: 422, title: 'Nothing of this was kept long enough' },
  'proposed-already': { status: 409, title: 'A list of this waits already' },
  'same-person': { status: 409, title: 'Who proposed a list does not approve it' },
  'decided-already': { status: 409, title: 'This list was approved or withdrawn already' },
  'held-already': { status: 409, title: 'This organisation holds this case already' },
  'destroyed-already': { status: 409, title: 'Of this case nothing is left to hold' },
}) {}
