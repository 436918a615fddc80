import type { PersonHere } from '../../api/people';
import { useLanguage } from '../../language';
import { addDays, useDates } from '../../language/dates';
import { Arranging } from './arranging';

interface Props {
  one: PersonHere;
  organisation: string;
  /** Who is not there today. */
  absent: PersonHere[];
}

/** Somebody of the organisation: who it is, whether he is there, what he carries, and what can be arranged. */
export function PersonRow({ one, organisation, absent }: Props) {
  const { word } = useLanguage();
  const functions = [...new Set(one.places.map((place) => place.function))].join(', ');
  const levels = [...new Set(one.places.map(({ level }) => level))].filter((level) => level !== 'person');
  const said = levels.map((level) => word('level', level)).filter((level) => !functions.toLowerCase().includes(level));
  return (
    <li className={`colleague ${one.isAway ? 'colleague--away' : ''}`} data-person={one.id}>
      <div className="colleague__who">
        <strong>{one.name}</strong>
        <span className="quiet">{[functions, ...said].join(' · ')}</span>
      </div>
      <div className="colleague__stands">
        {one.away.map((away) => (
          <Away key={away.id} away={away} />
        ))}
        <Carries one={one} />
        <StandsIn id={one.id} absent={absent} />
      </div>
      {one.mayArrange && <Arranging one={one} organisation={organisation} absent={absent.map(({ id }) => id)} />}
    </li>
  );
}

function Away({ away: { kind, fromOn, untilOn, backOn, substitute } }: { away: PersonHere['away'][number] }) {
  const { t } = useLanguage();
  const { today, short } = useDates();
  if (kind === 'departure') {
    const date = short(addDays(fromOn, -1));
    return (
      <p className="colleague__away" data-away={kind}>
        {fromOn > today ? t('people.willLeave', { date }) : t('people.left', { date })}
        {backOn && ` ${t('people.backOn', { date: short(backOn) })}`}
      </p>
    );
  }
  const said =
    fromOn === untilOn
      ? t('people.leaveOn', { date: short(fromOn) })
      : t('people.leave', { from: short(fromOn), until: short(untilOn!) });
  return (
    <p className="colleague__away" data-away={kind}>
      {said}
      {substitute && ` ${t('people.covered', { name: substitute.name })}`}
      {backOn && ` ${t('people.backOn', { date: short(backOn) })}`}
    </p>
  );
}

/** Only for whoever may hand it over; of who is away also with whom it lies. */
function Carries({ one: { carries, passedTo, isAway } }: { one: PersonHere }) {
  const { t } = useLanguage();
  if (!carries) return null;
  if (carries.cases === 0) return <p className="quiet">{t('people.nothing')}</p>;
  const cases = (count: number) => t('people.cases', { count });
  const who = passedTo.map(({ name, cases: count }) => t('people.with', { name, cases: cases(count) }));
  return (
    <>
      <p data-carries={carries.cases}>
        {carries.steps > 0
          ? t('people.carries', { cases: cases(carries.cases), steps: t('people.steps', { count: carries.steps }) })
          : t('people.carriesOnly', { cases: cases(carries.cases) })}
        {carries.directs > 0 && ` ${t('people.directs', { count: carries.directs })}`}
      </p>
      {isAway && (
        <p className={who.length > 0 ? 'colleague__lies' : 'colleague__lies none'}>
          {who.length > 0 ? t('people.lies', { who: who.join(', ') }) : t('people.liesNowhere')}
        </p>
      )}
    </>
  );
}

/** For whom somebody answers today, beside himself. */
function StandsIn({ id, absent }: { id: string; absent: PersonHere[] }) {
  const { t } = useLanguage();
  const who = absent.flatMap(({ name, passedTo }) =>
    passedTo
      .filter((one) => one.id === id)
      .map(({ cases }) => t('people.with', { name, cases: t('people.cases', { count: cases }) })),
  );
  if (who.length === 0) return null;
  return (
    <p className="colleague__lies" data-stands-in>
      {t('people.standsInFor', { who: who.join(', ') })}
    </p>
  );
}
