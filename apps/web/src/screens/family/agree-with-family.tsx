import { useState } from 'react';
import type { Act, CaseFile } from '../../api/types';
import { useAct } from '../../api/use-act';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';

type Agreed = Extract<Act, { act: 'ask-family' }>;
const tasks: readonly Agreed['what'][] = [
  'come-and-talk',
  'give-your-view',
  'visit-a-place',
  'contact-care',
  'use-care',
  'bring-papers',
  'try-at-school',
];
const least = 2;
const most = 60;

/** In a case, for whoever directs it: agrees something with parents or the young person, who find it on their own page. */
export function AgreeWithFamily({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const sending = useAct(file.id, file.etag);
  const fields = useFields(file);
  if (!file.acts.includes('ask-family')) return null;
  const draft = `ask-family:${file.id}`;
  const end = () => {
    announce(t('familyAsked.said'));
    setOpen(false);
  };
  return (
    <Panel title={t('familyAsked.panel')}>
      {open ? (
        <AskForm
          draft={draft}
          title={t('familyAsked.title')}
          note={t('familyAsked.note')}
          send={t('familyAsked.send')}
          start={{ of: fields[0]!.options![0]!.id, days: '10' }}
          fields={() => fields}
          busy={sending.isPending}
          problem={<ActProblem error={sending.error} />}
          onCancel={() => setOpen(false)}
          onSend={(values, sent) =>
            sending.mutate(agreedIn(values), {
              onSuccess: () => {
                sent();
                end();
              },
            })
          }
        />
      ) : (
        <OpenForm act="ask-family" draft={draft} onOpen={() => setOpen(true)}>
          {t('familyAsked.open')}
        </OpenForm>
      )}
    </Panel>
  );
}

function useFields({ parties }: CaseFile): Field[] {
  const { t, word } = useLanguage();
  const family = (['parents', 'young-person'] as const).filter((role) => parties.some((one) => one.role === role));
  return [
    {
      name: 'of',
      kind: 'choice',
      label: t('familyAsked.of'),
      needed: true,
      options: family.map((id) => ({ id, title: word('role', id) })),
    },
    {
      name: 'what',
      kind: 'select',
      label: t('familyAsked.what'),
      needed: true,
      options: tasks.map((id) => ({ id, title: t(`familyAsked.task.${id}`) })),
    },
    {
      name: 'days',
      kind: 'number',
      label: t('familyAsked.days'),
      hint: t('familyAsked.daysHint'),
      needed: true,
      min: String(least),
      max: String(most),
    },
  ];
}

function agreedIn({ of, what, days }: Values): Agreed {
  return { act: 'ask-family', of: of as Agreed['of'], what: what as Agreed['what'], days: Number(days) };
}
