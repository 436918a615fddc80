import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsultCapacity, type NewPlannerSettings, plannerApi, plannerKeys } from '../../api/planner';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Answer } from '../../parts/answer';
import { AskForm } from '../../parts/ask-form';
import { Panel } from '../../parts/panel';
import { usePlannerAct } from './use-planner-act';

/** The hours of a school year against those that were agreed; whoever answers for them changes them. */
export function Hours({ maySettle }: { maySettle: boolean }) {
  const { t } = useLanguage();
  const capacity = useQuery({ queryKey: plannerKeys.capacity, queryFn: plannerApi.capacity });
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('planner.hours')}>
      <Answer of={capacity}>
        {(data) => (
          <>
            <HoursOf capacity={data} />
            {open && <SettingsForm capacity={data} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answer>
      {maySettle && !open && (
        <Button purpose="secondary" data-act="settle" onClick={() => setOpen(true)}>
          {t('planner.settle')}
        </Button>
      )}
    </Panel>
  );
}

function HoursOf({ capacity }: { capacity: ConsultCapacity }) {
  const { t, language } = useLanguage();
  const { budgetHours, plannedHours, heldHours, leftHours } = capacity;
  const hours = (count: number) => t('planner.hour', { hours: new Intl.NumberFormat(language).format(count) });
  return (
    <>
      <dl className="hours">
        <div>
          <dt>{t('planner.hoursPlanned')}</dt>
          <dd>{hours(plannedHours)}</dd>
        </div>
        <div>
          <dt>{t('planner.hoursHeld')}</dt>
          <dd>{hours(heldHours)}</dd>
        </div>
        {budgetHours > 0 && (
          <div>
            <dt>{t('planner.hoursLeft', { budget: hours(budgetHours) })}</dt>
            <dd>{hours(leftHours)}</dd>
          </div>
        )}
      </dl>
      {budgetHours === 0 && <p className="quiet">{t('planner.hoursNone')}</p>}
    </>
  );
}

function SettingsForm({ capacity, onClose }: { capacity: ConsultCapacity; onClose: () => void }) {
  const { t } = useLanguage();
  const settling = usePlannerAct(
    (said: NewPlannerSettings) => plannerApi.settle(said),
    () => t('planner.settled'),
  );
  return (
    <AskForm
      title={t('planner.settleTitle')}
      send={t('planner.settleSend')}
      start={{ budgetHours: String(capacity.budgetHours), nurses: capacity.nursesHold ? 'yes' : 'no' }}
      fields={() => [
        { name: 'budgetHours', kind: 'number', label: t('planner.settleHours'), needed: true, min: '0', max: '100000' },
        {
          name: 'nurses',
          kind: 'choice',
          label: t('planner.settleNurses'),
          needed: true,
          options: (['yes', 'no'] as const).map((id) => ({ id, title: t(`app.${id}`) })),
        },
      ]}
      busy={settling.isPending}
      problem={<ActProblem error={settling.error} />}
      onCancel={onClose}
      onSend={({ budgetHours, nurses }) =>
        settling.mutate({ budgetHours: Number(budgetHours), nursesHold: nurses === 'yes' }, { onSuccess: onClose })
      }
    />
  );
}
