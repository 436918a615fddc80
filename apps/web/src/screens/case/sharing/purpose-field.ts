import type { NewShare } from '../../../api/shares';
import type { useLanguage } from '../../../language';
import type { Field } from '../../../parts/fields';

type Said = ReturnType<typeof useLanguage>;

const purposes: readonly NewShare['purpose'][] = [
  'return-to-school',
  'support-at-school',
  'place',
  'care',
  'supervision',
  'decision-at-table',
];

/** For what something is told: closed words, because in an open field would stand what is not to be told. */
export const purposeField = (t: Said['t'], word: Said['word']): Field => ({
  name: 'purpose',
  kind: 'select',
  label: t('sharing.purpose'),
  needed: true,
  options: purposes.map((id) => ({ id, title: word('purpose', id) })),
});
