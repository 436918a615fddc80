import { useLanguage } from '../language';
import { useDates } from '../language/dates';
import type { Field } from './fields';

/** Since which day a child is back: asked whenever a case is closed so. */
export function useReturnField(): Field {
  const { t } = useLanguage();
  const { today } = useDates();
  return { name: 'returnedOn', kind: 'date', label: t('case.returnedOn'), needed: true, max: today };
}
