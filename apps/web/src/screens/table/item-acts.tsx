import { useState } from 'react';
import { type AgendaItem, type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import type { Field } from '../../parts/fields';
import { AtCase } from './at-case';
import { useTableAct } from './use-table-act';

/** Who is there for a case, and for who leads: ask one, or take the case off with a reason. */
export function ItemActs({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState<'guest' | 'remove'>();
  const { on, mayLead } = meeting;
  const { caseId } = item;
  const guest = useTableAct(on, (organisation: string) => tableApi.guest(on, caseId, organisation));
  const remove = useTableAct(on, (reason: string) => tableApi.item(on, caseId, { act: 'remove', reason }));
  const act = asking === 'remove' ? remove : guest;
  const close = () => setAsking(undefined);
  const fields: Record<'guest' | 'remove', Field> = {
    guest: {
      name: 'said',
      kind: 'select',
      label: t('table.guest'),
      needed: true,
      options: meeting.organisations.map(({ id, name }) => ({ id, title: name })),
    },
    remove: { name: 'said', kind: 'reason', label: t('acts.reason'), hint: t('acts.reasonHint'), needed: true },
  };
  return (
    <div className="agenda__acts">
      <AtCase item={item} />
      {mayLead && (
        <>
          <button type="button" className="nl-link" data-act="guest" onClick={() => setAsking('guest')}>
            {t('table.askGuest')}
          </button>
          <button type="button" className="nl-link" data-act="remove" onClick={() => setAsking('remove')}>
            {t('table.remove')}
          </button>
        </>
      )}
      {asking && (
        <AskForm
          key={asking}
          title={asking === 'guest' ? t('table.askGuest') : t('table.remove')}
          note={asking === 'guest' ? t('table.guestHint') : t('table.removeHint')}
          fields={() => [fields[asking]]}
          send={asking === 'guest' ? t('table.guestSend') : t('table.removeSend')}
          busy={act.isPending}
          problem={<ActProblem error={act.error} />}
          onSend={(values) => act.mutate(values['said']!, { onSuccess: close })}
          onCancel={close}
        />
      )}
    </div>
  );
}
