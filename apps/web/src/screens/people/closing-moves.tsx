import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type ClosingCalendar, type Correction, peopleApi, peopleKeys } from '../../api/people';
import { keys } from '../../api/keys';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Loading } from '../../parts/answer';
import { useAnnounce } from '../../parts/announcement';
import type { Otherwise } from './closing-calendar';
import { usePeriod } from './use-period';

/** So many cases are named; of the others it is said how many. */
const most = 8;

interface Props {
  calendar: ClosingCalendar;
  otherwise: Otherwise;
  onEnd: () => void;
}

/** What other closing days move, before they are kept. */
export function ClosingMoves({ calendar: { id, name }, otherwise: { days, about, is }, onEnd }: Props) {
  const { t } = useLanguage();
  const period = usePeriod();
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { data, error } = useQuery({
    queryKey: [...peopleKeys.closing(id), days],
    queryFn: () => peopleApi.close(id, days, true),
    gcTime: 0,
  });
  const closing = useClosing({ id, days, onEnd });
  const title = t(`closing.${is}`, { organisation: name, days: period(about) });
  return (
    <div className="ask" data-moves={data ? data.moved : ''}>
      <p ref={heading} tabIndex={-1} className="ask__title">
        {title}
      </p>
      {!data && !error && <Loading />}
      {data && <Moves moves={data} organisation={name} />}
      <ActProblem error={error ?? closing.error} />
      <div className="ask__end">
        {data && (
          <Button purpose="primary" data-act="keep-days" busy={closing.isPending} onClick={() => closing.mutate()}>
            {t('closing.send')}
          </Button>
        )}
        <Button purpose="subtle" onClick={onEnd}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
}

function useClosing({ id, days, onEnd }: { id: string; days: Otherwise['days']; onEnd: () => void }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: () => peopleApi.close(id, days, false),
    onSuccess: () => {
      announce(t('closing.said'));
      for (const queryKey of [peopleKeys.closing(id), keys.readiness]) void cache.invalidateQueries({ queryKey });
      onEnd();
    },
  });
}

function Moves({
  moves: { stopsTerms, moved, cases, elsewhere },
  organisation,
}: {
  moves: Correction;
  organisation: string;
}) {
  const { t, say } = useLanguage();
  if (!stopsTerms) return <p>{t('closing.stopsNone', { organisation })}</p>;
  if (moved === 0) return <p>{t('closing.movesNone')}</p>;
  const unseen = elsewhere + Math.max(0, cases.length - most);
  return (
    <>
      <p>{t('closing.moves', { count: moved })}</p>
      <ul className="sentences">
        {cases.slice(0, most).map(({ caseId, points }) => (
          <li key={caseId}>
            {saidOf(points).map(({ what, of, sentence }) => (
              <div key={`${what} ${of}`}>{say(sentence)}</div>
            ))}
            <Link to="/cases/$caseId" params={{ caseId }} className="nl-link">
              {t('closing.openCase')}
            </Link>
          </li>
        ))}
        {unseen > 0 && <li>{t('closing.elsewhere', { count: unseen })}</li>}
      </ul>
    </>
  );
}

type Point = Correction['cases'][number]['points'][number];

/** A date that moves says enough: its alarms move along. */
function saidOf(points: Point[]): Point[] {
  const others = points.filter(({ what }) => what !== 'rungs');
  return others.length > 0 ? others : points;
}
