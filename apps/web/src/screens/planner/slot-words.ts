import type { ConsultSlot } from '../../api/planner';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { Field } from '../../parts/fields';

/** "di 8 dec 09:15 · arts" */
export function useSlotWords() {
  const { t } = useLanguage();
  const { short } = useDates();
  return ({ on, begins, by, place }: Pick<ConsultSlot, 'on' | 'begins' | 'by' | 'place'>) =>
    [`${short(on)} ${begins}`, t(`planner.${by}`), ...(place ? [place] : [])].join(' · ');
}

/** As many as one looks through. */
const most = 60;

/** Returns the field in which a free slot is chosen; those after the due date say so. */
export function useSlotField() {
  const { t } = useLanguage();
  const words = useSlotWords();
  return (label: string, slots: ConsultSlot[], dueOn: string): Field => ({
    name: 'slot',
    kind: 'select',
    label,
    needed: true,
    options: slots
      .filter(({ isFree }) => isFree)
      .slice(0, most)
      .map((slot) => ({
        id: slot.id,
        title: slot.on > dueOn ? `${words(slot)} (${t('planner.afterDue')})` : words(slot),
      })),
  });
}
