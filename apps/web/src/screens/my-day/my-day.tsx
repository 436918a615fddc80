import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { Counts, MyDay, On, StepItem } from '../../api/types';
import { useLanguage } from '../../language';
import { addDays, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { useRows } from '../../parts/rows';
import { StepRow } from '../../parts/step-row';
import type { Show } from '../../router';
import { Handovers } from './handovers';
import { Invitations } from './invitations';
import { Page } from '../../parts/page';

const route = getRouteApi('/inside/my-day');

/** What is asked of me, by when, and what happens otherwise. */
export function MyDayScreen() {
  const { t } = useLanguage();
  const { short, today } = useDates();
  const day = useInfiniteQuery({
    queryKey: keys.myDay,
    queryFn: ({ pageParam }) => api.myDay(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  const { show } = route.useSearch();
  const counts = day.data?.pages[0]?.counts;
  const beside = (
    <>
      <span className="page-head__date">{short(today)}</span>
      {counts && <Figures counts={counts} show={show} />}
    </>
  );
  return (
    <Page title={t('myDay.title')} aside={beside}>
      <Answer of={day}>
        {({ pages }) => (
          <>
            <Day first={pages[0]!} items={pages.flatMap(({ items }) => items)} />
            {day.hasNextPage && (
              <Button purpose="secondary" busy={day.isFetchingNextPage} onClick={() => void day.fetchNextPage()}>
                {t('app.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Whether a step belongs to one of the counts above the list. */
function belongs(step: StepItem, show: Show, today: On): boolean {
  const sunday = addDays(today, (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7);
  if (show === 'missed' || show === 'waiting') return step.state === show;
  if (step.state !== 'open') return false;
  if (show === 'today') return step.dueOn === today;
  return show === 'week' && step.dueOn > today && step.dueOn <= sunday;
}

function Day({ first, items }: { first: MyDay; items: StepItem[] }) {
  const { t } = useLanguage();
  const { show } = route.useSearch();
  const shown = show ? items.filter((step) => belongs(step, show, first.today)) : items;
  const { list, leaving } = useRows<HTMLDivElement>(items);
  const mine = shown.filter(({ state }) => state !== 'waiting');
  const elsewhere = shown.filter(({ state }) => state === 'waiting');
  const handovers = first.handovers.length > 0 && (!show || show === 'handovers');
  const { data: invited } = useQuery({ queryKey: keys.invitations, queryFn: api.invitations });
  const invitations = (!show && invited?.invitations) || [];
  const asked = handovers || invitations.length > 0;
  const steps = show !== 'handovers';
  return (
    <div ref={list}>
      {invitations.length > 0 && <Invitations items={invitations} />}
      {handovers && <Handovers items={first.handovers} onLeaving={leaving} />}
      {steps && mine.length > 0 && (
        <Steps id="mine" title={t('myDay.steps')} plain={!asked} items={mine} onLeaving={leaving} />
      )}
      {steps && elsewhere.length > 0 && (
        <Steps id="waiting" title={t('myDay.waitingTitle')} items={elsewhere} onLeaving={leaving} />
      )}
      {!asked && (!steps || shown.length === 0) && (
        <div className="empty">
          <p>{show ? t('myDay.emptyFilter') : t('myDay.empty')}</p>
          {show && (
            <Link to="/my-day" search={{}} className="nl-link">
              {t('myDay.showAll')}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}

interface StepsProps {
  id: string;
  title: string;
  /** The only list of the screen needs no title on it. */
  plain?: boolean;
  items: StepItem[];
  onLeaving: (row: Element | null) => void;
}

function Steps({ id, title, plain, items, onLeaving }: StepsProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={plain ? 'hidden' : 'nl-heading nl-heading--level-2'}>
        {title}
      </h2>
      <ul className="rows">
        {items.map((step) => (
          <StepRow key={`${step.caseId}-${step.step}`} step={step} onLeaving={onLeaving} />
        ))}
      </ul>
    </section>
  );
}

/** The counts, each a filter that is an address. */
function Figures({ counts, show }: { counts: Counts; show: Show | undefined }) {
  const { t } = useLanguage();
  const figures: [Show, number, string][] = [
    ['missed', counts.missed, t('myDay.missed')],
    ['today', counts.today, t('myDay.today')],
    ['week', counts.week, t('myDay.week')],
    ['waiting', counts.waiting, t('myDay.waiting')],
    ['handovers', counts.handovers, t('myDay.handovers', { count: counts.handovers })],
  ];
  return (
    <nav className="figures" aria-label={t('myDay.filter')}>
      {figures.map(([id, count, label]) => (
        <Link
          key={id}
          to="/my-day"
          search={show === id ? {} : { show: id }}
          className={`figure figure--${id} ${count ? '' : 'figure--none'}`}
          aria-current={show === id ? 'true' : undefined}
        >
          <strong>{count}</strong> {label}
        </Link>
      ))}
    </nav>
  );
}
