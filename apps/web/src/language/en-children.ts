import type { Translation } from './nl';

/** The words of the screen on which the office says which pupils are one child. */
export const childWords: Pick<Translation, 'oneChild'> = {
  oneChild: {
    title: 'One child?',
    lead: 'A child at two schools is two pupils here and has one case. Where that is not certain, you decide. Nobody sees the numbers of children.',
    possible_one: '{{count}} pair, possibly the same child',
    possible_other: '{{count}} pairs, possibly the same child',
    empty: 'There is nothing to decide now: of no pupils is it uncertain whether they are one child.',
    first: 'These are the first {{count}}. What is decided makes place for the next.',
    joined_one: '{{count}} child with more than one school',
    joined_other: '{{count}} children with more than one school',
    apart_one: '{{count}} pair said to be two children',
    apart_other: '{{count}} pairs said to be two children',
    equal:
      'Name, birth date and municipality are equal, but for accents and prefixes. Where there is more to it, it says so.',
    equalNumber: 'A number is equal, but something else contradicts it.',
    born: 'born {{date}}',
    openCases_one: '{{count}} open case',
    openCases_other: '{{count}} open cases',
    noCase: 'no open case',
    differs: 'not equal',
    together: 'One child already, with {{count}} schools',
    act: { join: 'One child', apart: 'Two children', split: 'Not one child after all' },
    ask: { join: 'Is this one child?', apart: 'Are these two children?', split: 'Do these not belong together?' },
    what: {
      join: 'Then they have one case together: a signal of any school goes into it. A school sees no more than it does now. You can take them apart again.',
      apart:
        'Then nobody is asked about them any more, and no equal number joins them either. They can be joined later.',
      split:
        'Then this pupil is a child of its own again, with its own cases; the others stay one. What its signals opened in the case of the others ends there, and has a case of its own within seconds.',
    },
    twoCases:
      '{{count}} cases are open. They stay, each with its own director and dates, and are linked; close one when its steps are taken over.',
    which: 'Which pupil does not belong?',
    how: 'How do you know?',
    ways: {
      parents: 'From the parents',
      school: 'From the school',
      register: 'From DUO or the population register',
      other: 'Otherwise',
    },
    remark: 'Explanation',
    remarkMay: 'Explanation (may be empty)',
    remarkHint: 'It tells a colleague later why. No medical data.',
    send: { join: 'Yes, one child', apart: 'Yes, two children', split: 'Yes, take apart' },
    said: {
      join: 'Recorded: {{name}} is one child.',
      apart: 'Recorded: {{name}}, these are two children.',
      split: 'Recorded: {{name}} has been taken apart again.',
    },
    changed: 'Somebody was just before you. This is the list as it is now.',
    trail: 'Who decided this, when and why',
    byNumber: 'One child by itself: a number is equal.',
    earlier: 'Before:',
    one: 'one child',
    two: 'two children',
  },
};
