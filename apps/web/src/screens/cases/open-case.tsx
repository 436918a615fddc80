import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { OpenCase, Openings } from '../../api/types';
import { useOnceKey, useRefreshLists } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';

/** Opens a case without a signal, for who may. The child is named as its school numbers it: no list of children is shown. */
export function OpenCaseForm() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: keys.openings, queryFn: api.openings, staleTime: Infinity });
  if (!data || data.workflows.length === 0) return null;
  if (open) return <Opening openings={data} onCancel={() => setOpen(false)} />;
  return (
    <Button purpose="secondary" data-act="open" onClick={() => setOpen(true)}>
      {t('openCase.button')}
    </Button>
  );
}

function Opening({ openings, onCancel }: { openings: Openings; onCancel: () => void }) {
  const { t } = useLanguage();
  const go = useNavigate();
  const keyOf = useOnceKey();
  const refresh = useRefreshLists();
  const fields = useOpeningFields(openings);
  const sending = useMutation({
    mutationFn: (opening: OpenCase) => api.openCase(opening, keyOf(opening)),
    onSuccess: ({ id }) => {
      refresh();
      void go({ to: '/cases/$caseId', params: { caseId: id } });
    },
  });
  return (
    <AskForm
      draft="open-case"
      title={t('openCase.title')}
      note={t('openCase.hint')}
      fields={fields}
      send={t('openCase.send')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onCancel}
      onSend={(values, sent) => void sending.mutateAsync(openingOf(values)).then(sent, () => undefined)}
    />
  );
}

function useOpeningFields({ workflows, reasons, ownSchool }: Openings): (values: Values) => Field[] {
  const { t, say, word } = useLanguage();
  const { today } = useDates();
  const agreed = workflows.map(({ id, title }) => ({ id, title: say(title) }));
  const why = reasons.map((id) => ({ id, title: word('byHand', id) }));
  return (values) => [
    ...(ownSchool
      ? []
      : [{ name: 'school', kind: 'text', label: t('openCase.school'), needed: true, most: 40 } satisfies Field]),
    { name: 'pupil', kind: 'text', label: t('openCase.pupil'), needed: true, most: 60 },
    { name: 'bornOn', kind: 'date', label: t('openCase.bornOn'), needed: true },
    { name: 'workflow', kind: 'select', label: t('openCase.workflow'), needed: true, options: agreed },
    { name: 'firstDayAbsent', kind: 'date', label: t('openCase.firstDayAbsent'), needed: true, max: today },
    { name: 'reason', kind: 'select', label: t('openCase.reason'), needed: true, options: why },
    { name: 'remark', kind: 'words', label: t('openCase.remark'), needed: values.reason === 'other' },
  ];
}

/** The answers as an opening; the school of who is a school himself is his own. */
function openingOf({ school, remark, ...values }: Values): OpenCase {
  return {
    ...(school?.trim() && { school }),
    ...(remark?.trim() && { remark }),
    pupil: values.pupil!,
    bornOn: values.bornOn!,
    workflow: values.workflow!,
    firstDayAbsent: values.firstDayAbsent!,
    reason: values.reason as OpenCase['reason'],
  };
}
