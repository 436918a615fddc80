import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsultSlot, type NewConsultSlot, plannerApi, plannerKeys } from '../../api/planner';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { addDays, useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { Panel } from '../../parts/panel';
import { weeksOf } from './plan';
import { usePlannerAct } from './use-planner-act';

/** The slots of the coming weeks, and more of them. */
export function Slots({ slots }: { slots: ConsultSlot[] }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const [making, setMaking] = useState(false);
  return (
    <Panel title={t('planner.slots')}>
      {making ? (
        <SlotForm onClose={() => setMaking(false)} />
      ) : (
        <Button purpose="secondary" data-act="make" onClick={() => setMaking(true)}>
          {t('planner.make')}
        </Button>
      )}
      {slots.length === 0 && <p className="quiet">{t('planner.slotsNone')}</p>}
      {weeksOf(slots).map(([monday, some]) => (
        <div key={monday} className="week">
          <h3 className="week__name">
            {t('planner.week', { date: short(monday) })}
            <span className="quiet">
              {t('planner.slotsFree', { count: some.filter(({ isFree }) => isFree).length })}
            </span>
          </h3>
          <ul>
            {some.map((slot) => (
              <li key={slot.id} className={`slot ${slot.isFree ? '' : 'slot--taken'}`} data-slot={slot.id}>
                <span className="slot__when">
                  {short(slot.on)} {slot.begins}
                </span>
                <span>
                  {t(`planner.${slot.by}`)}
                  {slot.place && <span className="quiet"> · {slot.place}</span>}
                </span>
                <span className="slot__state">{slot.isFree ? t('planner.free') : t('planner.taken')}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}

function SlotForm({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const keyOf = useOnceKey();
  const capacity = useQuery({ queryKey: plannerKeys.capacity, queryFn: plannerApi.capacity });
  const fields = useSlotFields(capacity.data?.nursesHold === true);
  const making = usePlannerAct(
    (slot: NewConsultSlot) => plannerApi.addSlots(slot, keyOf(slot)),
    ({ inARow = 1 }) => t('planner.made', { count: inARow }),
  );
  return (
    <AskForm
      title={t('planner.makeTitle')}
      send={t('planner.makeSend')}
      start={{ on: addDays(today, 1), begins: '09:00', minutes: '30', inARow: '4', by: 'doctor' }}
      fields={fields}
      busy={making.isPending}
      problem={<ActProblem error={making.error} />}
      onCancel={onClose}
      onSend={(values) => making.mutate(slotOf(values), { onSuccess: onClose })}
    />
  );
}

function useSlotFields(nursesHold: boolean) {
  const { t } = useLanguage();
  const { today } = useDates();
  const by: Field = {
    name: 'by',
    kind: 'choice',
    label: t('planner.makeBy'),
    needed: true,
    options: (['doctor', 'nurse'] as const).map((id) => ({ id, title: t(`planner.${id}`) })),
  };
  return (): Field[] => [
    { name: 'on', kind: 'date', label: t('planner.makeOn'), needed: true, min: today },
    { name: 'begins', kind: 'time', label: t('planner.makeBegins'), needed: true },
    { name: 'minutes', kind: 'number', label: t('planner.makeMinutes'), needed: true, min: '5', max: '240' },
    { name: 'inARow', kind: 'number', label: t('planner.makeCount'), needed: true, min: '1', max: '12' },
    ...(nursesHold ? [by] : []),
    { name: 'place', kind: 'text', label: t('planner.makePlace'), hint: t('planner.makePlaceHint'), most: 60 },
  ];
}

function slotOf({ on, begins, minutes, inARow, by, place }: Values): NewConsultSlot {
  return {
    on: on!,
    begins: begins!,
    minutes: Number(minutes),
    inARow: Number(inARow),
    by: by as NewConsultSlot['by'],
    ...(place?.trim() && { place: place.trim() }),
  };
}
