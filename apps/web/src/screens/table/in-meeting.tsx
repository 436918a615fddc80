import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { type AgendaItem, type Meeting, tableApi, tableKeys } from '../../api/table';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { isForPage } from '../../parts/single-keys';
import { Decisions } from './decisions';
import { RoomClock } from './room-clock';
import { RoomFacts } from './room-facts';

const route = getRouteApi('/inside/table/$on/$caseId');

/** One case on the screen of the room: nothing around it, and no more of the child than initials and age. */
export function InMeetingScreen() {
  const { t } = useLanguage();
  const { on, caseId } = route.useParams();
  const asked = useQuery({ queryKey: tableKeys.meeting(on), queryFn: () => tableApi.meeting(on) });
  const item = asked.data?.items.find((one) => one.caseId === caseId);
  return (
    <div className="room">
      <Page
        title={item ? `${item.child.initials} (${item.child.age})` : t('table.title')}
        windowTitle={t('table.inMeeting')}
        aside={
          asked.data && (
            <RoomHead key={caseId} meeting={asked.data} item={item} caseId={caseId} answeredMs={asked.dataUpdatedAt} />
          )
        }
      >
        <Answer of={asked}>
          {(meeting) =>
            item ? (
              <OneCase key={caseId} meeting={meeting} item={item} />
            ) : (
              <p className="empty">{t('table.notThere')}</p>
            )
          }
        </Answer>
      </Page>
    </div>
  );
}

interface HeadProps {
  meeting: Meeting;
  item: AgendaItem | undefined;
  caseId: string;
  answeredMs: number;
}

function RoomHead({ meeting, item, caseId, answeredMs }: HeadProps) {
  const { t } = useLanguage();
  const { on, items } = meeting;
  const place = items.findIndex((one) => one.caseId === caseId);
  const [previous, next] = [items[place - 1], place < 0 ? undefined : items[place + 1]];
  useKeysOfTheRoom({ on, previous, next });
  return (
    <>
      <span className="room__school">{item?.child.school}</span>
      {item && !meeting.isFinal && <RoomClock meeting={meeting} item={item} answeredMs={answeredMs} />}
      <nav className="room__ways" aria-label={t('table.ways')}>
        {previous && <Way on={on} to={previous} label={t('table.previous')} sign="←" />}
        {place >= 0 && (
          <span className="room__place">{t('table.placeOf', { place: place + 1, of: items.length })}</span>
        )}
        {next && <Way on={on} to={next} label={t('table.next')} sign="→" />}
        <Link to="/table/$on" params={{ on }} className="nl-link">
          {t('table.toAgenda')}
        </Link>
      </nav>
    </>
  );
}

function Way({ on, to, label, sign }: { on: string; to: AgendaItem; label: string; sign: string }) {
  return (
    <Link
      to="/table/$on/$caseId"
      params={{ on, caseId: to.caseId }}
      className="top__button room__way"
      title={`${label}: ${to.child.initials} (${to.child.age})`}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="hidden">{label}</span>
    </Link>
  );
}

interface Ways {
  on: string;
  previous: AgendaItem | undefined;
  next: AgendaItem | undefined;
}

/** j and the right arrow go to the next case, k and the left arrow to the one before, escape to the agenda. */
function useKeysOfTheRoom({ on, previous, next }: Ways) {
  const go = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const to = { j: next, ArrowRight: next, k: previous, ArrowLeft: previous }[event.key];
      if (to) void go({ to: '/table/$on/$caseId', params: { on, caseId: to.caseId } });
      if (event.key === 'Escape') void go({ to: '/table/$on', params: { on } });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go, on, previous, next]);
}

function OneCase({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const file = useQuery({ queryKey: keys.caseFile(item.caseId), queryFn: () => api.caseFile(item.caseId) });
  return (
    <>
      <Answer of={file}>{(data) => <RoomFacts file={data} item={item} />}</Answer>
      <Decisions meeting={meeting} item={item} />
    </>
  );
}
