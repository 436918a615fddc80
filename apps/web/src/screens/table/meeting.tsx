import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Meeting, tableApi, tableKeys } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { Agenda } from './agenda';
import { Decided } from './decided';
import { MinutesFinal } from './minutes-final';
import { Present } from './present';
import { TimeThereIs } from './time-there-is';

const route = getRouteApi('/inside/table/$on');

/** One meeting: what it speaks of and for how long, who is there, and what was decided. */
export function MeetingScreen() {
  const { t } = useLanguage();
  const { on } = route.useParams();
  const { short, relative } = useDates();
  const asked = useQuery({ queryKey: tableKeys.meeting(on), queryFn: () => tableApi.meeting(on) });
  const title = t('table.meetingOn', { date: short(on) });
  return (
    <Page
      title={title}
      aside={
        <span className="page-head__date">
          {relative(on)}
          {asked.data?.startsAt && ` · ${asked.data.startsAt}`} ·{' '}
          <Link to="/table" className="nl-link meeting__all">
            {t('table.all')}
          </Link>
        </span>
      }
    >
      <Answer of={asked}>
        {(meeting) =>
          meeting.isFinal ? <Minutes of={meeting} /> : <Open meeting={meeting} answeredMs={asked.dataUpdatedAt} />
        }
      </Answer>
    </Page>
  );
}

function Open({ meeting, answeredMs }: { meeting: Meeting; answeredMs: number }) {
  return (
    <div className="meeting">
      <div className="meeting__agenda">
        <TimeThereIs meeting={meeting} />
        <Agenda meeting={meeting} answeredMs={answeredMs} />
      </div>
      <div className="meeting__side">
        <Present meeting={meeting} />
        <Decided meeting={meeting} />
        {meeting.mayLead && <MinutesFinal meeting={meeting} />}
      </div>
    </div>
  );
}

function Minutes({ of }: { of: Meeting }) {
  const { t } = useLanguage();
  const names = of.present.map(({ name }) => name).join(', ');
  return (
    <div className="minutes">
      <p>
        <strong>{t('table.wereThere')}</strong> {names || t('table.nobody')}
      </p>
      <Decided meeting={of} />
      <p className="quiet">{t('table.onlyThis')}</p>
      <button type="button" className="nl-link minutes__print" onClick={() => window.print()}>
        {t('table.print')}
      </button>
    </div>
  );
}
