import { Link } from '@tanstack/react-router';
import type { PlacementMorning, PlacesBoard } from '../../api/placements';
import { useLanguage } from '../../language';

/** What of the places is shown, and how; it is the address. */
export interface PlacesShown {
  type?: string;
  as?: 'table';
}

interface Props {
  board: PlacesBoard;
  morning: PlacementMorning;
  shown: PlacesShown;
}

/** Which kind of place one looks at, each with how many wait for it, and whether as a picture or as a table. */
export function PlacesFilter({ board, morning, shown }: Props) {
  const { t, word } = useLanguage();
  const waiting = (type?: string) => morning.waiting.filter((one) => !type || one.type === type).length;
  const types = [...new Set([...board.facilities, ...morning.waiting].map(({ type }) => type))];
  const { type, as } = shown;
  const table = as ? { as } : {};
  return (
    <>
      <nav className="figures" aria-label={t('places.filter')}>
        <Link to="/places" search={table} className="figure" aria-current={type ? undefined : 'true'}>
          <strong>{waiting()}</strong> {t('places.waitAll')}
        </Link>
        {types.map((one) => (
          <Link
            key={one}
            to="/places"
            search={type === one ? table : { ...table, type: one }}
            className={`figure ${waiting(one) ? '' : 'figure--none'}`}
            aria-current={type === one ? 'true' : undefined}
          >
            <strong>{waiting(one)}</strong> {word('facilityType', one)}
          </Link>
        ))}
      </nav>
      <Link
        to="/places"
        search={{ ...(type && { type }), ...(as ? {} : { as: 'table' }) }}
        className="nl-link places__as"
        data-as={as ?? 'picture'}
      >
        {as ? t('places.asPicture') : t('places.asTable')}
      </Link>
    </>
  );
}
