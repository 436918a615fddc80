import { problemsOf } from '@app/platform';

/** What the floor of case files answers when it does not do what was asked. */
export class CaseProblem extends problemsOf({
  'step-already-done': { status: 409, title: 'This step was already done' },
  'act-refused': { status: 422, title: 'The agreement does not allow this' },
  'agreement-changed': { status: 409, title: 'A published version is never edited: publish a new version' },
  'not-signed': {
    status: 422,
    title: 'An organisation is switched on after its covenant and processor agreement have a date',
  },
  'region-not-ready': { status: 422, title: 'A region is switched on when nothing is missing' },
  'region-not-on': { status: 422, title: 'This region is not switched on yet' },
  'no-such-version': { status: 422, title: 'This region did not publish such a version' },
  'no-such-migration': { status: 404, title: 'There is no such migration to take back' },
  'wrong-days': { status: 422, title: 'These days off cannot be' },
  'beyond-known-holidays': { status: 422, title: 'The school holidays are not known long enough' },
  'runs-already': { status: 409, title: 'This agreement runs for this pupil already' },
  'away-already': { status: 409, title: 'He is away on some of these days already' },
  'no-such-colleague': { status: 422, title: 'Nobody of this organisation who could do this work' },
  'authority-later': { status: 422, title: 'Authority is written down when it has begun' },
  'younger-than-twelve': { status: 422, title: 'A child has a page of its own from its twelfth birthday' },
  'not-carried': { status: 422, title: 'He does not carry this case, or it is named twice' },
  'case-elsewhere': { status: 409, title: 'A case of this child is open at another school' },
  'no-capacity': { status: 409, title: 'There is no place free on these days' },
  'one-child': { status: 409, title: 'These pupils are one child: split them' },
  'minutes-not-final': { status: 422, title: 'Minutes are final when each decision says what, who and by when' },
  'nobody-was-there': { status: 422, title: 'Minutes are final when it was written down who was there' },
  'sees-already': { status: 409, title: 'He sees this case already' },
  'nobody-reviews': { status: 409, title: 'This region has nobody who would review it' },
  'wrong-ladders': { status: 422, title: 'These ladders cannot be published' },
  'not-agreed-here': { status: 422, title: 'This region has not agreed on such a workflow' },
}) {}
