import { Button } from '@nl-design-system-candidate/button-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseRow } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Cell } from '../../parts/cell';
import { ChildLink } from '../../parts/child';
import { Mark } from '../../parts/mark';
import { useRowLinks } from '../../parts/row-links';
import { OpenCaseForm } from './open-case';
import { Page } from '../../parts/page';

/** The cases that I may see. What is searched for may be a name and so stays out of the address. */
export function CasesScreen() {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const cases = useInfiniteQuery({
    queryKey: [...keys.cases, q],
    queryFn: ({ pageParam }) => api.cases(q, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('cases.title')}>
      <div className="list-head">
        <div className="filter">
          <label className="utrecht-form-label" htmlFor="search">
            {t('cases.search')}
          </label>
          <input
            id="search"
            type="search"
            className="utrecht-textbox"
            autoComplete="off"
            aria-describedby="search-hint"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span id="search-hint" className="quiet">
            {t('cases.searchHint')}
          </span>
        </div>
        <OpenCaseForm />
      </div>
      <Answer of={cases}>
        {({ pages }) => (
          <>
            <Cases items={pages.flatMap(({ items }) => items)} searched={q !== ''} />
            {cases.hasNextPage && (
              <Button purpose="secondary" busy={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
                {t('app.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Cases({ items, searched }: { items: CaseRow[]; searched: boolean }) {
  const { t } = useLanguage();
  const { list, onKeyDown } = useRowLinks(items);
  if (items.length === 0) {
    return (
      <div className="empty" role="status">
        {searched ? t('cases.emptySearch') : t('cases.empty')}
      </div>
    );
  }
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table table--cases">
        <caption className="hidden">{t('cases.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {(['child', 'about', 'atHome', 'director', 'phase', 'next', 'missed'] as const).map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`cases.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} className="utrecht-table__body" onKeyDown={onKeyDown}>
          {items.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: CaseRow }) {
  const { t, say, word } = useLanguage();
  const { relative, short } = useDates();
  return (
    <tr className="utrecht-table__row" data-row data-case={row.id} tabIndex={-1}>
      <Cell className="table__child" label={t('cases.child')}>
        <ChildLink child={row.child} caseId={row.id} />
      </Cell>
      <Cell className="table__strong" label={t('cases.about')}>
        {row.workflows.map(({ title }) => say(title)).join(', ')}
      </Cell>
      <Cell className="table__short" label={t('cases.atHome')}>
        {row.weeksAtHome !== undefined && t('date.weeks', { count: row.weeksAtHome })}
      </Cell>
      <Cell label={t('cases.director')}>{word('role', row.director)}</Cell>
      <Cell label={t('cases.phase')}>{word('phase', row.phase)}</Cell>
      <Cell className="table__short" label={t('cases.next')}>
        {row.nextOn && `${relative(row.nextOn)} · ${short(row.nextOn)}`}
      </Cell>
      <Cell label={t('cases.missed')}>{row.missed > 0 && <Mark as="red">{row.missed}</Mark>}</Cell>
    </tr>
  );
}
