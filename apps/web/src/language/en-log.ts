import type { Translation } from './nl';

/** For who controls the log of looks. */
export const logWords: Pick<Translation, 'log'> = {
  log: {
    title: 'Who looked?',
    lead: 'Who of your own organisation opened a case, and who from outside looked at a case of yours. That you search here is itself on record.',
    case: 'Number of the case',
    caseHint: 'The number stands in the address of the case.',
    caseWrong: 'This is no number of a case.',
    person: 'Person of your own organisation',
    from: 'From',
    until: 'Until',
    search: 'Search',
    empty: 'Nothing is on record of this.',
    caption: 'Who looked, the last one first',
    column: { when: 'When', who: 'Who', why: 'Why', what: 'Which data', of: 'Of what', result: 'Result' },
    onBehalfOf: 'on behalf of {{name}}',
    client: 'from {{client}}',
    searched: 'searched: {{searched}}',
    asked: 'asked: {{searched}}',
    children_one: '{{count}} child',
    children_other: '{{count}} children',
    results: { shown: 'shown', refused: 'refused' },
  },
};

export const logLists: Pick<Translation['words'], 'lookBecause' | 'lookCategory'> = {
  lookBecause: {
    directs: 'directs',
    'takes-part': 'takes part in the case',
    watches: 'watches',
    family: 'is of the family',
    'own-pupil': 'own pupil',
    'compares-children': 'compares whether it is one child',
    'gives-places': 'gives places',
    'contact-without-case': 'contact without a case',
    'own-medical-notes': 'own medical notes',
    'controls-the-log': 'controls who looked',
    'criminal-file': 'criminal file',
  },
  lookCategory: {
    identity: 'name and school',
    bsn: 'citizen service number',
    contact: 'address and telephone',
    absence: 'absence',
    education: 'education',
    'medical-detail': 'medical notes',
    'medical-conclusion': 'advice of the youth doctor',
    family: 'family',
    care: 'care',
    agreements: 'agreements',
    table: 'decisions of the table',
    judicial: 'justice',
    exemption: 'exemption',
  },
};
