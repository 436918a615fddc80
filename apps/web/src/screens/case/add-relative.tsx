import { caseApi, type NewRelative, useBesideAct } from '../../api/case';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { contactOf, useContactFields } from '../../parts/contact-fields';
import type { Field, Values } from '../../parts/fields';

const kinds = ['parent', 'guardian', 'young-person', 'supporter'] as const;
const sources = ['birth-register', 'court', 'told'] as const;

/** Writes down who has authority over the child, or supports the family. */
export function AddRelative({ caseId, onEnd }: { caseId: string; onEnd: () => void }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const announce = useAnnounce();
  const fields = useRelativeFields();
  const sending = useBesideAct(caseId, 'relatives', (asked: NewRelative, key) =>
    caseApi.addRelative(caseId, asked, key),
  );
  return (
    <AskForm
      title={t('caseFile.addRelative')}
      fields={fields}
      start={{ since: today, channel: 'mail', language: 'nl', shielded: 'no' }}
      send={t('app.save')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={(values) =>
        sending.mutate(relativeOf(values), {
          onSuccess: () => {
            announce(t('caseFile.relativeKept'));
            onEnd();
          },
        })
      }
    />
  );
}

function useRelativeFields(): (values: Values) => Field[] {
  const { t, word } = useLanguage();
  const contact = useContactFields();
  const listed = (list: 'relative' | 'authoritySource' | 'language', ids: readonly string[]) =>
    ids.map((id) => ({ id, title: word(list, id) }));
  return (values) => [
    { name: 'name', kind: 'text', label: t('caseFile.name'), needed: true, most: 120 },
    { name: 'kind', kind: 'select', label: t('caseFile.who'), needed: true, options: listed('relative', kinds) },
    // A supporter is asked by the family, and nobody else is.
    ...(values['kind'] === 'supporter'
      ? []
      : [
          {
            name: 'source',
            kind: 'select',
            label: t('caseFile.knownFrom'),
            needed: true,
            options: listed('authoritySource', sources),
          } satisfies Field,
        ]),
    ...(values['kind'] && values['kind'] !== 'supporter'
      ? [
          {
            name: 'bsn',
            kind: 'text',
            label: t('caseFile.bsn'),
            hint: t('caseFile.bsnHint'),
            most: 9,
            ...(values['bsn'] && !isBsn(values['bsn']) && { wrong: t('caseFile.bsnWrong') }),
          } satisfies Field,
        ]
      : []),
    { name: 'since', kind: 'date', label: t('caseFile.authoritySince'), needed: true },
    ...contact(values),
    {
      name: 'language',
      kind: 'select',
      label: t('caseFile.mailsIn'),
      needed: true,
      options: listed('language', ['nl', 'en']),
    },
  ];
}

/** Nine figures that pass the eleven-test. */
function isBsn(typed: string): boolean {
  if (!/^\d{9}$/.test(typed)) return false;
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  return weights.reduce((sum, weight, place) => sum + weight * Number(typed[place]), 0) % 11 === 0;
}

function relativeOf(values: Values): NewRelative {
  const { name, kind, source, since, language, bsn } = values;
  return {
    name: name!,
    kind: kind as NewRelative['kind'],
    source: kind === 'supporter' ? 'asked-by-family' : (source as NewRelative['source']),
    since: since!,
    language: language as NewRelative['language'],
    speaks: [],
    ...contactOf(values),
    ...(bsn && kind !== 'supporter' && { bsn }),
  };
}
