import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { type AgendaItem, type Meeting, tableApi, tableKeys } from '../../api/table';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Decided } from './decided';
import { DecisionForm } from './decision-form';
import { useHeldDecisions } from './held-decisions';

/** The decisions on a case: typed by the table and the parties of the case until the minutes are final. */
export function Decisions({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useLanguage();
  const me = useMe();
  const { data: file } = useQuery({ queryKey: keys.caseFile(item.caseId), queryFn: () => api.caseFile(item.caseId) });
  const { decisions, isGone, hold, letGo } = useHeldDecisions(item.decisions);
  const { section, begin } = useBeginning(meeting.on, item.caseId);
  const organisation = me?.organisation.name;
  const isParty = file?.parties.some((party) => party.organisation === organisation) ?? false;
  if (meeting.isFinal || !(meeting.mayLead || isParty)) return <Decided meeting={{ ...meeting, items: [item] }} />;
  return (
    <section className="room__decisions" aria-labelledby="decisions" ref={section}>
      <h2 id="decisions" className="nl-heading nl-heading--level-2">
        {t('table.decisions')}
      </h2>
      {decisions.map((decision) => (
        <DecisionForm
          key={decision.id}
          meeting={meeting}
          item={item}
          decision={decision}
          parties={file?.parties ?? []}
          isGone={isGone(decision.id)}
          onTyped={() => hold(decision)}
          onLetGo={() => letGo(decision.id)}
        />
      ))}
      <ActProblem error={begin.error} />
      <Button
        purpose={item.decisions.length === 0 ? 'primary' : 'secondary'}
        data-act="decide"
        busy={begin.isPending}
        onClick={() => begin.mutate()}
      >
        {item.decisions.length === 0 ? t('table.decide') : t('table.decideMore')}
      </Button>
    </section>
  );
}

/** Begins a decision, and gives its first field the focus as soon as it is there. */
function useBeginning(on: string, caseId: string) {
  const cache = useQueryClient();
  const section = useRef<HTMLElement>(null);
  const begun = useRef<string>(undefined);
  const begin = useMutation({
    mutationFn: () => tableApi.begin(on, caseId, { ladder: 'standard' }),
    onSuccess: async ({ id }) => {
      begun.current = id;
      await cache.invalidateQueries({ queryKey: tableKeys.meeting(on) });
    },
  });
  useEffect(() => {
    const field = section.current?.querySelector<HTMLElement>(`[data-decision="${begun.current}"] select`);
    if (!field) return;
    begun.current = undefined;
    field.focus();
  });
  return { section, begin };
}
