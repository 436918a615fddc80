import { problemsOf } from '@app/platform';

/** Why somebody whom his issuer knows is not let in here. */
export class SignInProblem extends problemsOf({
  'attempt-over': { status: 403, title: 'This sign-in took too long, or was answered already' },
  'second-factor-missing': { status: 403, title: 'The issuer does not say that there was a second factor' },
  'organisation-not-known': { status: 403, title: 'No organisation of the region is the one that the issuer names' },
  'not-in-register': { status: 403, title: 'The register knows nobody of that organisation whom the issuer means' },
  'organisation-not-signed': {
    status: 403,
    title: 'His organisation has no covenant and processor agreement on record, or does not take part yet',
  },
  'role-not-known': { status: 403, title: 'The register has him at no place that goes with what he is at the issuer' },
  'account-of-another': { status: 403, title: 'Somebody else of this issuer is known as this person' },
  'assurance-too-low': { status: 403, title: 'The issuer is less sure who it is than substantieel' },
  'no-authority': {
    status: 403,
    title: 'Of nobody with this number it is on record that he has authority over a child here',
  },
  'authority-ended': { status: 403, title: 'The authority that is on record has ended, or has not begun' },
  'younger-than-twelve': { status: 403, title: 'A child signs in itself from its twelfth birthday' },
  'child-of-age': { status: 403, title: 'The child is of age, and nobody has authority over it any more' },
  'somebody-else': { status: 403, title: 'Somebody else proved who he is' },
}) {}
