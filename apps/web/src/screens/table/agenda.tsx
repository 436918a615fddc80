import { useQuery } from '@tanstack/react-query';
import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import { useRows } from '../../parts/rows';
import { AgendaRow } from './agenda-row';
import { useTableAct } from './use-table-act';

/** The cases of a meeting in the order in which it takes them. */
export function Agenda({ meeting, answeredMs }: { meeting: Meeting; answeredMs: number }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { on, items, mayLead, agendaFrom } = meeting;
  const { list } = useRows<HTMLOListElement>(items);
  const order = useTableAct(on, (cases: string[]) => tableApi.order(on, cases));
  const move = (from: number, to: number) => {
    const ids = items.map(({ caseId }) => caseId);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  };
  return (
    <>
      {items.length === 0 ? (
        <div className="empty">{mayLead ? t('table.empty') : t('table.emptyUntil', { date: short(agendaFrom) })}</div>
      ) : (
        <ol className="rows agenda" ref={list}>
          {items.map((item, place) => (
            <AgendaRow
              key={item.caseId}
              meeting={meeting}
              item={item}
              answeredMs={answeredMs}
              place={place}
              onMove={mayLead ? (by) => move(place, place + by) : undefined}
            />
          ))}
        </ol>
      )}
      <ActProblem error={order.error} />
      {mayLead && <AddCase meeting={meeting} />}
    </>
  );
}

/** Puts a case on the agenda that the table knows, though nothing put it there. */
function AddCase({ meeting: { on, items } }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const [adding, setAdding] = useState(false);
  const known = useQuery({ queryKey: [...keys.cases, 'table'], queryFn: () => api.cases(''), enabled: adding });
  const act = useTableAct(on, (caseId: string) => tableApi.item(on, caseId, { act: 'add-urgent' }));
  const there = new Set(items.map(({ caseId }) => caseId));
  const options = (known.data?.items ?? [])
    .filter(({ id }) => !there.has(id))
    .map(({ id, child }) => ({ id, title: `${child.initials} (${child.age}) · ${child.school}` }));
  if (!adding)
    return (
      <Button purpose="secondary" data-act="add" onClick={() => setAdding(true)}>
        {t('table.add')}
      </Button>
    );
  return (
    <AskForm
      title={t('table.add')}
      note={known.data && options.length === 0 ? t('table.addNone') : t('table.addHint')}
      fields={() => [{ name: 'case', kind: 'select', label: t('table.case'), needed: true, options }]}
      send={t('table.addSend')}
      busy={act.isPending}
      problem={<ActProblem error={act.error} />}
      onSend={(values) => act.mutate(values['case']!, { onSuccess: () => setAdding(false) })}
      onCancel={() => setAdding(false)}
    />
  );
}
