import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { type ConsultSlot, type Inviting, plannerApi } from '../../api/planner';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import { useRows } from '../../parts/rows';
import { ConsultRow } from './consult-row';
import type { Turn } from './plan';
import { useSlotField, useSlotWords } from './slot-words';
import { usePlannerAct } from './use-planner-act';

interface Props {
  turns: Turn[];
  slots: ConsultSlot[];
}

/** Who waits for an invitation, the first due on top, each with the slot that is its turn. */
export function Waiting({ turns, slots }: Props) {
  const { t } = useLanguage();
  const { list, leaving } = useRows<HTMLUListElement>(turns);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="nl-heading nl-heading--level-2">
        {t('planner.waiting')} ({turns.length})
      </h2>
      {turns.length === 0 ? (
        <p className="empty">{t('planner.waitingNone')}</p>
      ) : (
        <>
          <p className="quiet">{t('planner.order')}</p>
          <ul ref={list} className="rows">
            {turns.map((turn) => (
              <WaitingRow
                key={`${turn.request.caseId} ${turn.request.step}`}
                turn={turn}
                slots={slots}
                onLeaving={leaving}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface RowProps {
  turn: Turn;
  slots: ConsultSlot[];
  onLeaving: (row: Element | null) => void;
}

function WaitingRow({ turn: { request, slot, isInTime }, slots, onLeaving }: RowProps) {
  const { t } = useLanguage();
  const words = useSlotWords();
  const field = useSlotField();
  const keyOf = useOnceKey();
  const [open, setOpen] = useState(false);
  const nameOf = (id: string) => words(slots.find((one) => one.id === id)!);
  const inviting = usePlannerAct(
    (asked: Inviting) => plannerApi.invite(asked, keyOf(asked)),
    ({ slot: id }) => t('planner.inviteSent', { slot: nameOf(id) }),
  );
  const { caseId, step, dueOn } = request;
  const send = (id: string) => {
    onLeaving(document.querySelector(`[data-consult="${caseId} ${step}"]`));
    inviting.mutate({ caseId, step, slot: id });
  };
  const said = slot && t(isInTime ? 'planner.proposal' : 'planner.proposalLate', { slot: words(slot) });
  return (
    <ConsultRow
      request={request}
      words={said ?? t('planner.noSlot')}
      {...(slot && { onDo: () => setOpen(true) })}
      buttons={
        slot && (
          <Button purpose="primary" data-act="invite" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('planner.invite')}
          </Button>
        )
      }
      form={
        open &&
        slot && (
          <div className="row__form">
            <AskForm
              title={t('planner.invite')}
              send={t('planner.inviteSend')}
              start={{ slot: slot.id }}
              fields={() => [field(t('planner.inviteTitle'), slots, dueOn)]}
              busy={inviting.isPending}
              problem={<ActProblem error={inviting.error} />}
              onCancel={() => setOpen(false)}
              onSend={({ slot: id }) => send(id!)}
            />
          </div>
        )
      }
    />
  );
}
