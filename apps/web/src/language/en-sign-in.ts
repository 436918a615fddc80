import type { Translation } from './nl';

/** The words of signing in. */
export const signInWords: Pick<Translation, 'signIn' | 'session'> = {
  signIn: {
    title: 'Sign in',
    lead: 'Terugweg is for who works together around a child, and for the family itself.',
    leadOn: 'Sign in first. Then you go on to the page that you opened.',
    signedIn: 'You are signed in. This window can be closed: go back to the one in which you were at work.',
    work: 'Through your work',
    workHint: 'Choose where you work. You sign in as you are used to, with a second step.',
    family: 'As a parent or young person',
    familyHint:
      'With the DigiD app in which your identity card was checked (the ID check). Young people can do so themselves from their twelfth birthday.',
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
    againTitle: 'Is it you?',
    again: 'This needs certainty that it is you. Sign in once more. This page stays as it is.',
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
        'Your organisation does not take part yet: its covenant and processor agreement are not on record here. Ask who leads your team when that will be done. You can sign in right after.',
      'attempt-over': 'Signing in took too long. Try again.',
      'issuer-unreachable': 'The place where you sign in cannot be reached now. Try again later.',
      'issuer-answer': 'Signing in was broken off. Try again.',
      'second-factor-missing':
        'Your work signed you in without a second step. It is needed here: ask your administrator for it.',
      'organisation-not-known':
        'The organisation with which you signed in does not take part here. If you work somewhere else as well, choose that place. Otherwise ask your administrator.',
      'not-in-register':
        'Your organisation takes part, but you are not on its list yet. Ask your administrator to add you. You can sign in right after.',
      'role-not-known': 'Your work names a function that has no place here. Ask your administrator to look at it.',
      'account-of-another': 'Somebody else signs in under this address. Ask your administrator to look at it.',
      'somebody-else': 'Somebody else signed in than who was at work here. Choose again, and sign in as yourself.',
      'assurance-too-low':
        'One more check is needed here: the ID check in the DigiD app. Once, you hold your passport, identity card or driving licence against your telephone. Do that check, and then sign in here again. If it does not work, call whoever helps you: you will hear everything that way too.',
      'no-authority':
        'We do not know yet that you have authority over a child here. Ask whoever helps you to record it. You can sign in right after.',
      'authority-ended':
        'The authority that we know of has ended, or has not begun. If that is not right, call whoever helps you.',
      'younger-than-twelve': 'You can sign in yourself from your twelfth birthday. Until then a parent looks for you.',
      'child-of-age': 'Your child has turned eighteen, and now decides who looks on. Your child can sign in itself.',
    },
  },
  session: {
    ending: 'Are you still there?',
    endsIn_one: 'In {{count}} minute Terugweg signs you out, since nothing happens. What you filled in is kept.',
    endsIn_other: 'In {{count}} minutes Terugweg signs you out, since nothing happens. What you filled in is kept.',
    here: 'I am still here',
    ended: 'You were signed out',
    endedWhy:
      'So nobody else sees what stood here. Sign in again: then you go on where you were, and what you filled in is still there.',
  },
};
