import type { Carried } from '../../api/people';
import { useLanguage } from '../../language';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { type FormProps, useArranging, useColleagues } from './use-arranging';

/** Who takes over everything that somebody carries, or some of the cases. */
export function HandOverForm(props: FormProps) {
  const { t } = useLanguage();
  const { name, carries } = props.known;
  const colleagues = useColleagues(props);
  const inWords = useCarriedInWords(props.known.organisation.name);
  const { arranging, problem } = useArranging(props, 'handSaid');
  const cases = [...new Map(carries.map((one) => [one.caseId, { id: one.caseId, title: inWords(one) }])).values()];
  const fields = ({ which }: Values): Field[] => [
    { name: 'to', kind: 'select', label: t('people.handTo'), needed: true, options: colleagues },
    {
      name: 'which',
      kind: 'choice',
      label: t('people.which'),
      needed: true,
      options: [
        { id: 'all', title: t('people.all') },
        { id: 'some', title: t('people.some') },
      ],
    },
    ...(which === 'some'
      ? [{ name: 'cases', kind: 'many', label: t('people.chosen'), needed: true, options: cases } as const]
      : []),
  ];
  return (
    <AskForm
      title={t('people.handTitle', { name })}
      note={t('people.handNote')}
      fields={fields}
      start={{ which: 'all' }}
      send={t('people.handSend')}
      busy={arranging.isPending}
      problem={problem}
      onCancel={props.onEnd}
      onSend={({ to = '', which, cases: chosen = '' }) => {
        const part = which === 'some' ? { to, cases: chosen.split(' ').filter(Boolean) } : { to };
        arranging.mutate((api, whose) => api.handOver(whose, [part]));
      }}
    />
  );
}

/** "N.B. (16), Rietplas · regie · 2 stappen te doen"; a school knows where its pupils are. */
function useCarriedInWords(organisation: string) {
  const { t } = useLanguage();
  return ({ child, directs, steps }: Carried) =>
    t('people.carried', {
      child: `${child.initials} (${child.age})`,
      school: child.school === organisation ? '' : `, ${child.school}`,
      directs: directs ? t('people.carriedDirects') : '',
      steps: steps.length > 0 ? ` · ${t('people.steps', { count: steps.length })}` : '',
    });
}
