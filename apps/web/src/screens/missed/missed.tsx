import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { StepItem } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Cell } from '../../parts/cell';
import { ChildLink, PartyName } from '../../parts/child';
import { Mark, standingOf } from '../../parts/mark';
import { useRowLinks } from '../../parts/row-links';
import { WhyButton } from '../../parts/why-button';
import { Page } from '../../parts/page';

const route = getRouteApi('/inside/missed');

/** For who watches over the agreements: every missed step, on top the one where something goes off first. */
export function MissedScreen() {
  const { t } = useLanguage();
  const missed = useInfiniteQuery({
    queryKey: keys.missed,
    queryFn: ({ pageParam }) => api.missed(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Page title={t('missed.title')} lead={t('missed.lead')}>
      <Answer of={missed}>
        {({ pages }) => (
          <>
            <Missed items={pages.flatMap(({ items }) => items)} />
            {missed.hasNextPage && (
              <Button purpose="secondary" busy={missed.isFetchingNextPage} onClick={() => void missed.fetchNextPage()}>
                {t('app.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Missed({ items }: { items: StepItem[] }) {
  const { t } = useLanguage();
  const { party } = route.useSearch();
  const shown = party ? items.filter((step) => step.party.role === party) : items;
  if (items.length === 0) return <div className="empty">{t('missed.empty')}</div>;
  return (
    <>
      <PartyFilter items={items} party={party} />
      <MissedTable items={shown} />
    </>
  );
}

/** With whom the missed steps lie; the choice is in the address. */
function PartyFilter({ items, party }: { items: StepItem[]; party: string | undefined }) {
  const { t, word } = useLanguage();
  const go = route.useNavigate();
  const counts = new Map<string, number>();
  for (const { party: at } of items) counts.set(at.role, (counts.get(at.role) ?? 0) + 1);
  const parties = [...counts].toSorted(([, a], [, b]) => b - a);
  useEffect(() => {
    if (party && !counts.has(party)) void go({ search: {}, replace: true });
  });
  const choose = (role?: string) => void go({ search: role ? { party: role } : {} });
  return (
    <div className="chips" role="group" aria-label={t('missed.filter')}>
      <button type="button" className="chip" aria-pressed={!party} onClick={() => choose()}>
        {t('missed.everyone')} <strong>{items.length}</strong>
      </button>
      {parties.map(([role, count]) => (
        <button key={role} type="button" className="chip" aria-pressed={party === role} onClick={() => choose(role)}>
          {word('role', role)} <strong>{count}</strong>
        </button>
      ))}
    </div>
  );
}

function MissedTable({ items }: { items: StepItem[] }) {
  const { t } = useLanguage();
  const { list, onKeyDown } = useRowLinks(items);
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table">
        <caption className="hidden">{t('missed.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {(['late', 'child', 'step', 'party', 'next', 'director'] as const).map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`missed.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} className="utrecht-table__body" onKeyDown={onKeyDown}>
          {items.map((step) => (
            <MissedRow key={`${step.caseId}-${step.step}`} step={step} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MissedRow({ step }: { step: StepItem }) {
  const { t, say, word } = useLanguage();
  const { today, relative } = useDates();
  const next = step.next;
  return (
    <tr className={`utrecht-table__row row--${standingOf(step, today)}`} data-row data-case={step.caseId} tabIndex={-1}>
      <Cell className="table__mark" label={t('missed.late')}>
        <Mark as={standingOf(step, today)}>{t('date.late', { count: step.lateDays })}</Mark>
        <WhyButton caseId={step.caseId} step={step.step} on={step.dueOn} at={step.dueAt} past />
      </Cell>
      <Cell className="table__child" label={t('missed.child')}>
        <ChildLink child={step.child} caseId={step.caseId} />
      </Cell>
      <Cell className="table__strong" label={t('missed.step')}>
        {say(step.title)}
        {step.agreement && <span className="row__extra">{say(step.agreement)}</span>}
      </Cell>
      <Cell label={t('missed.party')}>
        <PartyName {...step.party} />
      </Cell>
      <Cell className="table__wide" label={t('missed.next')}>
        {next ? (
          <>
            <strong>
              {relative(dateOf(next.at))} {timeOf(next.at)}
            </strong>{' '}
            {say(next.sentence)}
          </>
        ) : (
          t('row.nothingNextMissed')
        )}
      </Cell>
      <Cell label={t('missed.director')}>{step.director && word('role', step.director)}</Cell>
    </tr>
  );
}
