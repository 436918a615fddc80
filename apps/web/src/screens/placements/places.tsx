import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../../api/use-me';
import {
  type FacilityOnBoard,
  type PlacementMorning,
  type PlacesBoard,
  placementKeys,
  placementsApi,
} from '../../api/placements';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { useRows } from '../../parts/rows';
import { Board } from './board';
import { BoardTable } from './board-table';
import { FacilityDialog } from './facility-form';
import { FacilityList } from './facility-list';
import { MorningList } from './morning-list';
import { PlacesFilter, type PlacesShown } from './places-filter';
import { WaitingList } from './waiting-list';

const route = getRouteApi('/inside/places');

/** The places beyond the school: for who gives them who waits and what is free, for everybody else where there is what. */
export function PlacesScreen() {
  const me = useMe();
  if (!me) return null;
  return me.may.keepPlaces ? <Keeping /> : <FacilityList />;
}

function Keeping() {
  const { t } = useLanguage();
  const shown = route.useSearch();
  const [editing, setEditing] = useState<FacilityOnBoard | 'new' | null>(null);
  const board = useQuery({ queryKey: placementKeys.board, queryFn: placementsApi.board });
  const morning = useQuery({ queryKey: placementKeys.morning, queryFn: placementsApi.morning });
  const both = board.data && morning.data ? { board: board.data, morning: morning.data } : undefined;
  const failed = board.error ?? morning.error;
  const refetch = () => Promise.all([board.refetch(), morning.refetch()]);
  return (
    <Page
      title={t('places.title')}
      aside={
        <>
          {both && <PlacesFilter board={both.board} morning={both.morning} shown={shown} />}
          <Button purpose="secondary" data-act="add-facility" onClick={() => setEditing('new')}>
            {t('places.facility.add')}
          </Button>
        </>
      }
    >
      <Answer of={{ data: both, error: failed, refetch }}>
        {(data) => <Places {...data} shown={shown} onEdit={setEditing} />}
      </Answer>
      {editing && (
        <FacilityDialog facility={editing === 'new' ? undefined : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  );
}

interface PlacesProps {
  board: PlacesBoard;
  morning: PlacementMorning;
  shown: PlacesShown;
  onEdit: (facility: FacilityOnBoard) => void;
}

function Places({ board, morning, shown, onEdit }: PlacesProps) {
  const { t } = useLanguage();
  const { list, leaving } = useRows<HTMLDivElement>(morning);
  const { type, as } = shown;
  const facilities = board.facilities.filter((one) => isThere(one, board) && (!type || one.type === type));
  return (
    <div ref={list}>
      <div className="places">
        {!type && <MorningList board={board} morning={morning} onLeaving={leaving} />}
        <WaitingList morning={morning} type={type} onLeaving={leaving} />
        <section className="places__board" aria-labelledby="places-board">
          <h2 id="places-board" className="nl-heading nl-heading--level-2">
            {t('places.board')}
          </h2>
          {facilities.length === 0 && <div className="empty">{t('places.noFacilities')}</div>}
          {facilities.length > 0 && as === 'table' && <BoardTable facilities={facilities} today={board.today} />}
          {facilities.length > 0 && as !== 'table' && (
            <Board facilities={facilities} morning={morning} onEdit={onEdit} />
          )}
        </section>
      </div>
    </div>
  );
}

/** What is over and empty has nothing to be seen to. */
const isThere = ({ validUntil, stays }: FacilityOnBoard, { today }: PlacesBoard) =>
  stays.length > 0 || !validUntil || validUntil >= today;
