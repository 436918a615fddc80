import { useQuery } from '@tanstack/react-query';
import { peopleApi, peopleKeys } from '../../api/people';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { usePeriod } from './use-period';

/** The school holidays of the region that are to come, a year of them. */
const most = 6;

export function Holidays() {
  const { t } = useLanguage();
  const period = usePeriod();
  const asked = useQuery({ queryKey: peopleKeys.holidays, queryFn: peopleApi.holidays });
  return (
    <Answer of={asked}>
      {({ region, holidays }) => (
        <section className="panel" aria-labelledby="holidays">
          <h2 id="holidays" className="nl-heading nl-heading--level-2">
            {t('closing.holidays', { region })}
          </h2>
          <p className="quiet">{holidays.length > 0 ? t('closing.holidaysHint') : t('closing.noHolidays')}</p>
          <dl className="holidays">
            {holidays.slice(0, most).map(({ name, first, last }) => (
              <div key={first}>
                <dt>{isNamed(name) ? t(`closing.holiday.${name}`) : name}</dt>
                <dd>{period({ first, last })}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </Answer>
  );
}

const names = ['herfst', 'kerst', 'voorjaar', 'mei', 'zomer'] as const;
const isNamed = (name: string): name is (typeof names)[number] => names.some((one) => one === name);
