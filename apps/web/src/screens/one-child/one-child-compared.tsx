import type { ReactNode } from 'react';
import type { ComparedPupil } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';

interface Sides {
  one: ComparedPupil[];
  other: ComparedPupil[];
}

/** Two children beside each other, each with the schools it is at. What is not equal is marked. */
export function Compared({ one, other }: Sides) {
  const { t } = useLanguage();
  const all = [...one, ...other];
  return (
    <div className="pair__sides">
      {[one, other].map((pupils) => (
        <div key={pupils[0]!.id}>
          {pupils.length > 1 && <p className="quiet">{t('oneChild.together', { count: pupils.length })}</p>}
          <Pupils pupils={pupils} among={all} />
        </div>
      ))}
    </div>
  );
}

/** @param among with whom they are compared */
export function Pupils({ pupils, among }: { pupils: ComparedPupil[]; among: ComparedPupil[] }) {
  const { t } = useLanguage();
  const { full } = useDates();
  const differs = (field: 'name' | 'bornOn' | 'municipality') => new Set(among.map((one) => one[field])).size > 1;
  return (
    <ul className="pupils">
      {pupils.map(({ id, name, bornOn, municipality, school, openCases }) => (
        <li key={id} className="pupil" data-pupil={id}>
          <strong>
            <Value differs={differs('name')}>{name}</Value>
          </strong>
          <span>
            <Value differs={differs('bornOn')}>{t('oneChild.born', { date: full(bornOn) })}</Value> ·{' '}
            <Value differs={differs('municipality')}>{municipality}</Value>
          </span>
          <span>
            {school} ·{' '}
            <span className={openCases > 0 ? 'pupil__cases' : 'quiet'}>
              {openCases > 0 ? t('oneChild.openCases', { count: openCases }) : t('oneChild.noCase')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Value({ differs, children }: { differs: boolean; children: ReactNode }) {
  const { t } = useLanguage();
  if (!differs) return children;
  return (
    <span className="differs">
      <span aria-hidden="true">≠ </span>
      <span className="hidden">{t('oneChild.differs')}: </span>
      {children}
    </span>
  );
}
