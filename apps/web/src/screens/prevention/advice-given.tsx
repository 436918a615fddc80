import { useQuery } from '@tanstack/react-query';
import { preventionApi, preventionKeys } from '../../api/prevention';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';

/** As many as one looks back on. */
const most = 10;

/** The advice that an officer gave lately: about what and to whom, and of nobody a name that was not needed. */
export function AdviceGiven() {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { data } = useQuery({ queryKey: preventionKeys.advice, queryFn: preventionApi.advice });
  if (!data || data.consultations.length === 0) return null;
  const last = data.consultations.toSorted((one, other) => other.on.localeCompare(one.on)).slice(0, most);
  return (
    <section className="prevention" aria-labelledby="prevention-advice">
      <h2 id="prevention-advice" className="nl-heading nl-heading--level-2">
        {t('prevention.advice')}
      </h2>
      <ul className="sentences">
        {last.map(({ id, on, askedBy, about, minutes, school }) => (
          <li key={id} data-advice={id}>
            {[short(on), word('adviceAbout', about), word('adviceAskedBy', askedBy), school]
              .filter(Boolean)
              .join(' · ')}{' '}
            <span className="quiet">{t('prevention.minutes', { count: minutes })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
