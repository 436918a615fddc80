import type { ClosingDays } from '../../api/people';
import { useLanguage } from '../../language';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';

interface Props {
  organisation: string;
  onAsk: (days: ClosingDays) => void;
  onEnd: () => void;
}

/** Which days; what they move is looked at before anything is kept. */
export function ClosingForm({ organisation, onAsk, onEnd }: Props) {
  const { t } = useLanguage();
  const fields = ({ first = '', last = '' }: Values): Field[] => [
    { name: 'first', kind: 'date', label: t('closing.first'), needed: true },
    {
      name: 'last',
      kind: 'date',
      label: t('closing.last'),
      hint: t('closing.lastHint'),
      ...(last && last < first && { wrong: t('closing.lastBefore') }),
      min: first,
    },
    { name: 'name', kind: 'text', label: t('closing.name'), hint: t('closing.nameHint'), needed: true, most: 60 },
  ];
  return (
    <AskForm
      title={t('closing.addTitle', { organisation })}
      fields={fields}
      send={t('closing.look')}
      busy={false}
      onCancel={onEnd}
      onSend={({ first = '', last, name = '' }) => onAsk({ first, last: last || first, name: name.trim() })}
    />
  );
}
