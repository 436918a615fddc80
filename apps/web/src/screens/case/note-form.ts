import type { CaseFile, NewNote } from '../../api/types';
import { useLanguage } from '../../language';
import type { Field, Values } from '../../parts/fields';

type Paper = NonNullable<NewNote['document']>;

const categories: readonly NewNote['category'][] = [
  'practical',
  'absence',
  'education',
  'health',
  'family',
  'care',
  'judicial',
  'reporting-code',
];
const audiences = ['own', 'named', 'all'] as const;
const kinds: readonly Paper['kind'][] = ['letter', 'report', 'plan', 'decision', 'statement', 'agreement', 'other'];
const origins: readonly Paper['from'][] = [
  'school',
  'alliance',
  'youth-health',
  'neighbourhood-team',
  'compulsory-education',
  'family',
  'other',
];

/** What a note asks: who it is for comes first, and is as narrow as can be until one says otherwise. */
export function useNoteFields(file: CaseFile): (values: Values) => Field[] {
  const { t, word } = useLanguage();
  const listed = (list: 'category' | 'audience' | 'document' | 'origin', ids: readonly string[]) =>
    ids.map((id) => ({ id, title: word(list, id) }));
  const parties = file.parties.map(({ role }) => ({ id: role, title: word('role', role) }));
  return (values) => [
    {
      name: 'audience',
      kind: 'choice',
      label: t('notes.audience'),
      needed: true,
      options: listed('audience', audiences),
    },
    ...(values.audience === 'named'
      ? [{ name: 'readers', kind: 'many', label: t('notes.readers'), needed: true, options: parties } satisfies Field]
      : []),
    {
      name: 'category',
      kind: 'select',
      label: t('notes.category'),
      needed: true,
      options: listed('category', categories),
    },
    { name: 'text', kind: 'words', label: t('notes.text'), most: 4000, needed: !values.kind },
    { name: 'kind', kind: 'select', label: t('notes.document'), options: listed('document', kinds) },
    ...(values.kind
      ? ([
          { name: 'from', kind: 'select', label: t('notes.from'), needed: true, options: listed('origin', origins) },
          { name: 'datedOn', kind: 'date', label: t('notes.datedOn'), needed: true },
          { name: 'lies', kind: 'text', label: t('notes.lies'), needed: true, most: 200 },
        ] satisfies Field[])
      : []),
  ];
}

/** The answers as a note. */
export function noteOf(values: Values): NewNote {
  const { audience, readers = '', category, text, kind, from, datedOn, lies } = values;
  const named = readers.split(' ').filter(Boolean) as Extract<NewNote['audience'], readonly unknown[]>;
  return {
    category: category as NewNote['category'],
    audience: audience === 'named' ? named : (audience as 'own' | 'all'),
    ...(text?.trim() && { text }),
    ...(kind && {
      document: { kind: kind as Paper['kind'], from: from as Paper['from'], datedOn: datedOn!, lies: lies! },
    }),
  };
}
