import type { PlacementMorning, PlacesBoard, Stay } from '../../api/placements';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ChildLink } from '../../parts/child';
import { Mark, type Standing } from '../../parts/mark';
import { PlaceActs } from './place-acts';
import { actsOnStay, type PlaceActName } from './place-asking';
import { FreeRow, LongestWaiting } from './morning-free';
import { useStayWords } from './stays';

interface Props {
  board: PlacesBoard;
  morning: PlacementMorning;
  onLeaving: (row: Element | null) => void;
}

interface ToSee {
  stay: Stay;
  facility: string;
}

/** Placements that ask for the same, and what happens when nobody does it. */
interface Group {
  rows: ToSee[];
  as: Standing;
  what: 'answer' | 'over' | 'begins' | 'closes';
  when: (stay: Stay) => string;
  otherwise: string;
}

/** What needs somebody today: answers that are due, children that are longer somewhere than agreed, who begins, what is free. */
export function MorningList({ board, morning, onLeaving }: Props) {
  const { t } = useLanguage();
  const { relative, short, today } = useDates();
  const { inWords, leftOf } = useStayWords();
  const all = board.facilities.flatMap(({ name, stays }) => stays.map((stay): ToSee => ({ stay, facility: name })));
  const among = (list: { id: string }[]) => all.filter(({ stay }) => list.some(({ id }) => id === stay.id));
  const begins = all.filter(({ stay }) => stay.state === 'accepted' && stay.startsOn <= today);
  const free = morning.free.filter(({ fitting, freeFrom }) => fitting.length > 0 && freeFrom <= today);
  const ending = morning.endingFacilities;
  const groups: Group[] = [
    {
      rows: among(morning.expiring),
      as: 'amber',
      what: 'answer',
      when: ({ hoursLeft }) => t('places.morning.today', { left: leftOf(hoursLeft ?? 0) }),
      otherwise: t('places.morning.answerElse'),
    },
    {
      rows: among(morning.overstays),
      as: 'red',
      what: 'over',
      when: inWords,
      otherwise: t('places.morning.overElse'),
    },
    {
      rows: begins,
      as: 'amber',
      what: 'begins',
      when: ({ startsOn }) => relative(startsOn),
      otherwise: t('places.morning.beginsElse'),
    },
    {
      rows: among(ending),
      as: 'amber',
      what: 'closes',
      when: ({ endsOn }) => t('places.morning.runsUntil', { date: short(endsOn) }),
      otherwise: t('places.morning.closesElse', { date: short(ending[0]?.facilityEndsOn ?? today) }),
    },
  ];
  const isQuiet = groups.every(({ rows }) => rows.length === 0) && free.length === 0;
  return (
    <section aria-labelledby="places-morning">
      <h2 id="places-morning" className="nl-heading nl-heading--level-2">
        {t('places.morning.title')}
      </h2>
      {isQuiet && <div className="empty">{t('places.morning.empty')}</div>}
      <ul className="rows rows--places">
        {groups.flatMap(({ rows, ...group }) =>
          rows.map((of) => <Row key={`${group.what}-${of.stay.id}`} of={of} {...group} onLeaving={onLeaving} />),
        )}
        {free.map((one) => (
          <FreeRow key={one.facility} free={one} morning={morning} onLeaving={onLeaving} />
        ))}
        <LongestWaiting morning={morning} />
      </ul>
    </section>
  );
}

interface RowProps extends Omit<Group, 'rows'> {
  of: ToSee;
  onLeaving: (row: Element | null) => void;
}

/** Of what can be done the first two: the rest stands at the place itself. */
const most = 2;

/** What helps a child whose facility closes is a plan: longer it cannot stay. */
const actsFor = (what: Group['what'], stay: Stay): PlaceActName[] =>
  actsOnStay(stay, { keeps: true, directs: false })
    .filter((act) => what !== 'closes' || act === 'plan-outflow')
    .slice(0, most);

function Row({ of: { stay, facility }, as, what, when, otherwise, onLeaving }: RowProps) {
  const { t } = useLanguage();
  const { who } = useStayWords();
  return (
    // The row takes the focus so that j and k can move through the list.
    <li className={`row row--${as}`} data-row data-morning={stay.id} data-what={what} tabIndex={-1}>
      <div className="row__when">
        <Mark as={as}>{when(stay)}</Mark>
      </div>
      <div>
        <span className="row__title">{t(`places.morning.${what}`)}</span>{' '}
        <span className="row__extra">
          {stay.child ? <ChildLink child={stay.child} caseId={stay.caseId} /> : who(stay)} · {facility}
        </span>
        <div className="row__else">
          <span className="row__arrow" aria-hidden="true">
            →
          </span>
          {otherwise}
        </div>
      </div>
      <PlaceActs
        stay={stay}
        acts={actsFor(what, stay)}
        about={who(stay)}
        onDone={(from) => onLeaving(from?.closest('[data-row]') ?? null)}
      />
    </li>
  );
}
