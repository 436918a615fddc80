import type { Translation } from './nl';

/** The words of signing in. */
export const signInWords: Pick<Translation, 'signIn'> = {
  signIn: {
    title: 'Sign in',
    lead: 'Terugweg is for who works together around a child, and for the family itself.',
    work: 'Through your work',
    workHint: 'Choose where you work. You sign in as you are used to, with a second step.',
    family: 'As a parent or young person',
    familyHint:
      'With DigiD, by its app or a text message. Young people can do so themselves from their twelfth birthday.',
    by: 'Go on with {{name}}',
    local: 'With a name and a password',
    localHint: 'For those who cannot sign in through their work.',
    name: 'E-mail address',
    password: 'Password',
    code: 'Code from the app',
    codeHint: 'Six digits, others each half minute.',
    send: 'Sign in',
    haveCode: 'I have a code from the administrator',
    onceCode: 'Code from the administrator',
    onceCodeHint: 'It is good for one day.',
    newPassword: 'New password',
    newPasswordHint: 'At least twelve characters. A few separate words are easy to remember.',
    choose: 'Choose password',
    factor: 'Put this into an app for codes. It is shown once.',
    factorHere: 'Open in an app on this device',
    factorDone: 'Done, sign in now',
    again: 'This needs certainty that it is you. Sign in once more; what you filled in stays.',
    againSend: 'Sign in once more',
    wrong: {
      'sign-in-wrong': 'Name, password or code is not right.',
      'code-wrong': 'This code is not right, or too old. Ask the administrator for a new one.',
      'try-later': 'It went wrong too often. Wait a while and try again. The administrator can give you a code.',
      'too-many-requests': 'Too much comes in at once now. Try again in a minute.',
    },
    refused: {
      other: 'Signing in did not work. Try again.',
      'organisation-not-signed':
        'Your organisation does not take part yet: its covenant and processor agreement are not on record here.',
      'attempt-over': 'Signing in took too long. Try again.',
      'issuer-unreachable': 'The place where you sign in cannot be reached now. Try again later.',
      'second-factor-missing':
        'Your work signed you in without a second step. It is needed here: ask your administrator for it.',
      'organisation-not-known': 'The organisation with which you signed in does not take part here.',
      'not-in-register': 'You are not on the list of your organisation yet. Ask your administrator to add you.',
      'role-not-known': 'Your work names a function that has no place here. Ask your administrator to look at it.',
      'account-of-another': 'Somebody else signs in under this address. Ask your administrator to look at it.',
      'somebody-else': 'Somebody else signed in than who was at work here.',
      'assurance-too-low': 'Choose the app or a text message at DigiD: without that step it cannot be done here.',
      'no-authority':
        'We do not know yet that you have authority over a child here. Ask whoever helps you to record it.',
      'authority-ended': 'The authority that we know of has ended, or has not begun.',
      'younger-than-twelve': 'You can sign in yourself from your twelfth birthday.',
      'child-of-age': 'Your child has turned eighteen, and now decides who looks on.',
    },
  },
};
