import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { type FormProps, useArranging, useColleagues } from './use-arranging';

/** Somebody is not there for a while, and perhaps somebody else takes over meanwhile. */
export function LeaveForm(props: FormProps) {
  const { t } = useLanguage();
  const { today } = useDates();
  const { name } = props.known;
  const colleagues = useColleagues(props);
  const { arranging, problem } = useArranging(props, 'leaveSaid');
  const fields = ({ from = '', until = '' }: Values): Field[] => [
    { name: 'from', kind: 'date', label: t('people.from'), needed: true },
    {
      name: 'until',
      kind: 'date',
      label: t('people.until'),
      needed: true,
      min: from,
      ...(until && until < from && { wrong: t('people.untilBefore') }),
    },
    ...(colleagues.length > 0
      ? [
          {
            name: 'substitute',
            kind: 'select',
            label: t('people.who'),
            hint: t('people.whoHint'),
            options: colleagues,
          } as const,
        ]
      : []),
  ];
  return (
    <AskForm
      title={t('people.leaveTitle', { name })}
      note={t('people.leaveNote', { name })}
      fields={fields}
      start={{ from: today }}
      send={t('people.leaveSend')}
      busy={arranging.isPending}
      problem={problem}
      onCancel={props.onEnd}
      onSend={({ from = '', until = '', substitute }) =>
        arranging.mutate((api, whose) => api.leave(whose, { from, until, ...(substitute && { substitute }) }))
      }
    />
  );
}
