import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { logApi, logKeys, type LooksWanted } from '../../api/log';
import { useLanguage } from '../../language';
import { type Field, FieldView, type Values } from '../../parts/fields';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the number of a case, by person, by day. */
export function LogSearch({ onSearch }: { onSearch: (wanted: LooksWanted) => void }) {
  const { t } = useLanguage();
  const [values, setValues] = useState<Values>({});
  const { data } = useQuery({ queryKey: logKeys.people, queryFn: logApi.people });
  const options = (data?.people ?? []).map(({ id, name, function: job }) => ({ id, title: `${name}, ${job}` }));
  const fields: Field[] = [
    { name: 'case', kind: 'text', label: t('log.case'), hint: t('log.caseHint') },
    { name: 'person', kind: 'select', label: t('log.person'), options },
    { name: 'from', kind: 'date', label: t('log.from') },
    { name: 'until', kind: 'date', label: t('log.until') },
  ];
  const wrong = Boolean(values.case) && !uuid.test(values.case!.trim());
  const search = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(values).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []));
    if (!wrong) onSearch(Object.fromEntries(given) as LooksWanted);
  };
  return (
    <form className="ask ask--alone" onSubmit={search}>
      <div className="ask__fields">
        {fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            {...(field.name === 'case' && wrong && { error: t('log.caseWrong') })}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      <div className="ask__end">
        <Button purpose="primary" type="submit">
          {t('log.search')}
        </Button>
      </div>
    </form>
  );
}
