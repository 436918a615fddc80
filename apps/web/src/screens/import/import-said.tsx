import type { SaidWithFile } from '../../api/calls';
import type { ListKind } from '../../api/types';
import { useLanguage } from '../../language';
import { FieldView, type Field } from '../../parts/fields';

/** Nothing said: the file says it all. */
export const nothingSaid: SaidWithFile = { profile: '', school: '', from: '', until: '' };

interface Props {
  takes: readonly ListKind['takes'][number][];
  said: SaidWithFile;
  onChange: (said: SaidWithFile) => void;
}

/** What can be said with a file, where its rows do not say it: the one school that it is of, the period. */
export function FileSaid({ takes, said, onChange }: Props) {
  const fields = useSaidFields(said).filter(({ of }) => takes.includes(of));
  if (fields.length === 0) return null;
  return (
    <div className="ask__fields said">
      {fields.map(({ field, error }) => (
        <FieldView
          key={field.name}
          field={field}
          value={said[field.name]}
          error={error}
          onChange={(value) => onChange({ ...said, [field.name]: value })}
        />
      ))}
    </div>
  );
}

interface SaidField {
  of: ListKind['takes'][number];
  field: Field & { name: keyof SaidWithFile };
  error?: string;
}

function useSaidFields({ from, until }: SaidWithFile): SaidField[] {
  const { t } = useLanguage();
  const endsBefore = from !== '' && until !== '' && until < from;
  return [
    {
      of: 'school',
      field: { name: 'school', kind: 'text', label: t('lists.school'), hint: t('lists.schoolHint'), most: 10 },
    },
    { of: 'period', field: { name: 'from', kind: 'date', label: t('lists.from'), hint: t('lists.fromHint') } },
    {
      of: 'period',
      field: { name: 'until', kind: 'date', label: t('lists.until'), hint: t('lists.untilHint'), min: from },
      ...(endsBefore && { error: t('lists.endsBefore') }),
    },
  ];
}
