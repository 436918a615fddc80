import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type NewPrevention, type PreventionPartners, preventionApi, preventionKeys } from '../../api/prevention';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { addDays, useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { addedOf, useAddFields } from './added';

/** One form for all that can be added: what it is says what it asks. */
export function AddForm({ partners, onClose }: { partners: PreventionPartners; onClose: () => void }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const keyOf = useOnceKey();
  const fields = useAddFields(partners);
  const adding = useMutation<unknown, unknown, NewPrevention>({
    mutationFn: (asked) => preventionApi.add(asked, keyOf(asked)),
    onSuccess: async () => {
      announce(t('prevention.added'));
      await cache.invalidateQueries({ queryKey: preventionKeys.all });
      onClose();
    },
  });
  return (
    <AskForm
      title={t('prevention.add')}
      fields={fields}
      start={{
        kind: partners.mayHold ? 'surgery' : 'care',
        on: addDays(today, 7),
        begins: '09:00',
        slots: '8',
        slotMinutes: '15',
        minutes: '15',
      }}
      send={t('prevention.addSend')}
      busy={adding.isPending}
      problem={<ActProblem error={adding.error} />}
      onCancel={onClose}
      onSend={(values) => adding.mutate(addedOf(values))}
    />
  );
}
