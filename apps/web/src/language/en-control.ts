import type { Translation } from './nl';

/** What organisations do themselves, and whether all that is shared has a basis. */
export const controlWords: Pick<Translation, 'control'> = {
  control: {
    title: 'What organisations do themselves',
    lead: 'No program can do this. Here stands when it was done, and when it must be done again.',
    what: 'What',
    last: 'Last done',
    due: 'Due again',
    act: 'What you can do',
    done: 'Done',
    doneTitle: 'When was this done: {{what}}?',
    on: 'Date',
    by: 'By whom',
    evidence: 'Where can this be read?',
    evidenceHint: 'A reference or a place. Not the document itself, and no names.',
    save: 'Record',
    saved: 'Recorded: {{what}}.',
    lastOn: '{{date}}, by {{by}}',
    read: 'Can be read at: {{evidence}}',
    every_one: 'each month',
    every_other: 'each {{count}} months',
    everyYear_one: 'each year',
    everyYear_other: 'each {{count}} years',
    standing: {
      never: 'never done yet',
      overdue: 'was due on {{date}}',
      soon: 'soon, by {{date}}',
      kept: 'by {{date}}',
    },
    proof: 'What is shared without a basis',
    proofLead: 'Each night, and more often, all that is shared is looked at: does it have its basis still?',
    lookedAt: 'Looked at last on {{date}} at {{time}}.',
    notLooked: 'Nothing was looked at here yet.',
    nothing: 'All that is shared has a basis.',
    without: '{{from}} shares with {{to}}. {{because}}, found on {{date}}.',
    because: {
      'no-consent': 'The consent is not there any more',
      'not-on-the-map': 'The parties did not agree to share in this way',
      'no-party': 'Who gets it takes no part in the case any more',
    },
  },
};

export const controlLists: Pick<Translation['words'], 'obligation'> = {
  obligation: {
    dpia: 'Data protection impact assessment (DPIA)',
    'processor-agreements': 'Processor agreements gone through',
    'joint-controllers': 'Arrangement between joint controllers (covenant) gone through',
    pentest: 'Security test by others (pentest)',
    tls: 'Security of the connection (TLS), checked with internet.nl',
    'mail-dns': 'Security of the mail (SPF, DKIM and DMARC)',
    'restore-test': 'A backup restored, as a trial',
    'secure-mail': 'Secure mail with who is not connected here (NTA 7516)',
    'synthetic-data': 'Test environments have invented data alone',
    'text-tools': 'No text of cases to text tools (AI) without a DPIA',
    'wpg-internal': 'Internal audit of police data (Wpg)',
    'wpg-external': 'External audit of police data (Wpg)',
    accessibility: 'Statement of accessibility',
  },
};
