import type { FactType, FactValue } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';

/** A fact as somebody reads it. */
export function useFactWords() {
  const { t, word } = useLanguage();
  const { short } = useDates();
  return (type: FactType | undefined, value: FactValue | undefined): string => {
    if (value === undefined) return t('app.unknown');
    if (typeof value === 'boolean') return value ? t('app.yes') : t('app.no');
    return type === 'date' ? short(value) : word('value', value);
  };
}
