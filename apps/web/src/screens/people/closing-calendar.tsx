import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ClosingCalendar, type ClosingDays, peopleApi, type PeopleHere, peopleKeys } from '../../api/people';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { ClosingForm } from './closing-form';
import { ClosingMoves } from './closing-moves';
import { usePeriod } from './use-period';

/** What would be otherwise: all days as they would be, and which of them that is about. */
export interface Otherwise {
  days: ClosingDays[];
  about: ClosingDays;
  is: 'adding' | 'removing';
}

/** On which days one's own organisation is closed; who says so sees first what that moves. */
export function ClosingCalendarOf({ organisation }: { organisation: PeopleHere['organisation'] }) {
  const { t } = useLanguage();
  const { id, name } = organisation;
  const asked = useQuery({ queryKey: peopleKeys.closing(id), queryFn: () => peopleApi.closing(id) });
  return (
    <section className="panel" aria-labelledby="closing">
      <h2 id="closing" tabIndex={-1} className="nl-heading nl-heading--level-2">
        {t('closing.title', { organisation: name })}
      </h2>
      <Answer of={asked}>{(calendar) => <Days calendar={calendar} />}</Answer>
    </section>
  );
}

function Days({ calendar }: { calendar: ClosingCalendar }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const [isAdding, setAdding] = useState(false);
  const [otherwise, setOtherwise] = useState<Otherwise | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const { days, name: organisation, mayClose } = calendar;
  const end = () => {
    setAdding(false);
    setOtherwise(null);
    add.current?.focus();
  };
  const toCome = days.filter(({ last }) => last >= today);
  const remove = (about: ClosingDays) =>
    setOtherwise({ about, is: 'removing', days: days.filter((one) => one !== about) });
  return (
    <>
      {toCome.length === 0 && <p className="quiet">{t('closing.none')}</p>}
      <ClosingList days={toCome} {...(mayClose && { onRemove: remove })} />
      {!mayClose && <p className="quiet">{t('closing.who', { organisation })}</p>}
      {mayClose && !isAdding && !otherwise && (
        <Button ref={add} purpose="secondary" data-act="close" onClick={() => setAdding(true)}>
          {t('closing.add')}
        </Button>
      )}
      {isAdding && !otherwise && (
        <ClosingForm
          organisation={organisation}
          onEnd={end}
          onAsk={(about) =>
            setOtherwise({
              about,
              is: 'adding',
              days: [...days, about].toSorted((a, b) => a.first.localeCompare(b.first)),
            })
          }
        />
      )}
      {otherwise && <ClosingMoves key={otherwise.about.first} calendar={calendar} otherwise={otherwise} onEnd={end} />}
    </>
  );
}

function ClosingList({ days, onRemove }: { days: ClosingDays[]; onRemove?: (about: ClosingDays) => void }) {
  const { t } = useLanguage();
  const period = usePeriod();
  if (days.length === 0) return null;
  return (
    <ul className="closing-days">
      {days.map((one) => (
        <li key={`${one.first} ${one.name}`} data-closed={one.first}>
          <span>
            {period(one)} <span className="quiet">{one.name}</span>
          </span>
          {onRemove && (
            <Button purpose="subtle" data-act="open" onClick={() => onRemove(one)}>
              {t('closing.remove')}
              <span className="hidden">: {period(one)}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
