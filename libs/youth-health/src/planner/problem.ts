import { problemsOf } from '@app/platform';

/** What the planner answers when it does not do what was asked. */
export class PlannerProblem extends problemsOf({
  'slot-taken': { status: 409, title: 'Another child has this slot' },
  'invited-already': { status: 409, title: 'An invitation for this stands already' },
  'slot-has-been': { status: 409, title: 'This slot has been' },
  'not-yet': { status: 409, title: 'This is still to come' },
  'recorded-already': { status: 409, title: 'What came of it was recorded already' },
  'nothing-asked': { status: 409, title: 'No consult is asked for here' },
  'no-nurses': { status: 422, title: 'This organisation has no nurses hold consults' },
}) {}
