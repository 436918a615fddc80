import { useLanguage } from '../../language';
import { addDays } from '../../language/dates';
import { AskForm } from '../../parts/ask-form';
import type { Field } from '../../parts/fields';
import { type FormProps, useArranging, useColleagues } from './use-arranging';

/** Somebody leaves the organisation: his last day, and who takes over what he carries. */
export function DepartForm(props: FormProps) {
  const { t } = useLanguage();
  const { name, carries } = props.known;
  const colleagues = useColleagues(props);
  const { arranging, problem } = useArranging(props, 'departSaid');
  const note = [t('people.departNote', { name }), ...(colleagues.length > 0 ? [] : [t('people.departAlone')])];
  const fields = (): Field[] => [
    { name: 'last', kind: 'date', label: t('people.last'), needed: true },
    ...(colleagues.length > 0 && carries.length > 0
      ? [
          {
            name: 'to',
            kind: 'select',
            label: t('people.departTo'),
            hint: t('people.departToHint'),
            options: colleagues,
          } as const,
        ]
      : []),
  ];
  return (
    <AskForm
      title={t('people.departTitle', { name })}
      note={note.join(' ')}
      fields={fields}
      send={t('people.departSend')}
      busy={arranging.isPending}
      problem={problem}
      onCancel={props.onEnd}
      onSend={({ last = '', to }) =>
        arranging.mutate((api, whose) => api.depart(whose, { from: addDays(last, 1), ...(to && { parts: [{ to }] }) }))
      }
    />
  );
}
