import { useContext } from 'react';
import type { FamilyCase } from '../../api/family';
import type { On } from '../../api/types';
import { useLanguage } from '../../language';
import { Mark } from '../../parts/mark';
import { BeforeWhen } from './before-when';
import { FamilySection } from './family-section';
import { Reader, useFamilyWords } from './family-words';

interface Line {
  key: string;
  who: string;
  organisation?: string;
  what: string;
  on?: On;
  isDone: boolean;
}

/** Who does what, before when, and whether it is done: of the family and of whoever helps it. */
export function FamilyAgreed({ one }: { one: FamilyCase }) {
  const own = useFamilyWords();
  const lines = useLines(one);
  return (
    <FamilySection title={own('agreed')}>
      {lines.length === 0 ? (
        <p>{own('agreedNothing')}</p>
      ) : (
        <ul className="family__lines">
          {lines.map(({ key, who, organisation, what, on, isDone }) => (
            <li key={key} className="family__line" data-agreed={key}>
              <div>
                <p>
                  <strong>{who}</strong>
                  {organisation && <span className="quiet"> · {organisation}</span>}
                </p>
                <p>{what}</p>
                {on && <BeforeWhen on={on} />}
              </div>
              <Mark as={isDone ? 'done' : 'neutral'}>{isDone ? own('isDone') : own('isOpen')}</Mark>
            </li>
          ))}
        </ul>
      )}
    </FamilySection>
  );
}

const never: On = '9999-12-31';

/** What is to come in its order, then what has no day, then what is done. */
function useLines({ agreed, expected, mediation }: FamilyCase): Line[] {
  const { say } = useLanguage();
  const own = useFamilyWords();
  const us = useContext(Reader) === 'supporter' ? own('parents') : own('you');
  const ours = agreed.map(({ step, what, ...rest }) => ({ key: step, who: us, what: say(what), ...rest }));
  const theirs = expected.map(({ role, who, organisation, what, on }) => {
    return { key: `${role} ${what.nl}`, who: say(who), organisation, what: say(what), on, isDone: false };
  });
  const between = mediation ? [{ ...mediation, key: 'mediation', who: say(mediation.who), what: own('mediates') }] : [];
  const place = ({ isDone, on }: Line) => `${isDone ? 1 : 0} ${on ?? never}`;
  return [...ours, ...theirs, ...between].toSorted((one, other) => place(one).localeCompare(place(other)));
}
