import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { MyDay, StepItem } from '../../api/types';
import { useLanguage } from '../../language';
import { Bulk } from '../../parts/bulk';
import { useRows } from '../../parts/rows';
import { useSelection, type Selection } from '../../parts/selection';
import { StepRow } from '../../parts/step-row';
import type { Show } from '../../router';
import { Awaited, awaitedAtOnce, useAwaited } from './awaited';
import { Handovers } from './handovers';
import { Invitations } from './invitations';

interface Props {
  first: MyDay;
  items: StepItem[];
  show: Show | undefined;
}

/** What is asked, what waits, and what one waits for; of one kind where a figure was pressed. */
export function Day({ first, items, show }: Props) {
  const { t } = useLanguage();
  const { data: invited } = useQuery({ queryKey: keys.invitations, queryFn: api.invitations });
  const invitations = (!show && invited?.invitations) || [];
  const handovers = !show || show === 'handovers' ? first.handovers : [];
  const awaits = first.counts.awaited > 0 && (!show || show === 'waiting');
  const awaited = useAwaited(awaits, show ? undefined : awaitedAtOnce);
  const own = show === 'handovers' ? [] : items;
  const shown = awaits ? [...own, ...awaited.items] : own;
  const { list, leaving } = useRows<HTMLDivElement>(drawnFrom(shown, handovers));
  const selection = useSelection(shown);
  const mine = own.filter(({ state }) => state !== 'waiting');
  const elsewhere = own.filter(({ state }) => state === 'waiting');
  const asked = invitations.length + handovers.length > 0;
  const rows = { selection, onLeaving: leaving };
  return (
    <div ref={list}>
      <Bulk selection={selection} onLeaving={leaving} />
      {invitations.length > 0 && <Invitations items={invitations} />}
      {handovers.length > 0 && <Handovers items={handovers} onLeaving={leaving} />}
      {mine.length > 0 && <Steps id="mine" title={t('myDay.steps')} plain={!asked} items={mine} {...rows} />}
      {!asked && mine.length === 0 && <Nothing show={show} more={elsewhere.length > 0 || awaits} />}
      {elsewhere.length > 0 && <Steps id="waiting" title={t('myDay.waitingTitle')} items={elsewhere} {...rows} />}
      {awaits && (
        <Awaited awaited={awaited} total={first.counts.awaited} shortened={!show}>
          <Steps id="awaited" title={t('myDay.awaitedTitle')} items={awaited.items} others {...rows} />
        </Awaited>
      )}
    </div>
  );
}

/** What makes that a row comes, goes or stands elsewhere. */
const drawnFrom = (steps: readonly StepItem[], handovers: MyDay['handovers']) =>
  JSON.stringify([
    handovers.map(({ caseId }) => caseId),
    steps.map(({ caseId, step, state, dueOn, promised, nudged }) => [caseId, step, state, dueOn, promised, nudged]),
  ]);

/** Nothing is asked: said as plainly as what is. */
function Nothing({ show, more }: { show: Show | undefined; more: boolean }): ReactNode {
  const { t } = useLanguage();
  if (show === 'waiting' && more) return null;
  return (
    <div className="empty">
      <p>{show ? t('myDay.emptyFilter') : t('myDay.empty')}</p>
      {show && (
        <Link to="/my-day" search={{}} className="nl-link">
          {t('myDay.showAll')}
        </Link>
      )}
    </div>
  );
}

interface StepsProps {
  id: string;
  title: string;
  /** The only list of the screen needs no title on it. */
  plain?: boolean;
  /** Steps of others: each says whose. */
  others?: boolean;
  items: StepItem[];
  selection: Selection;
  onLeaving: (row: Element | null) => void;
}

function Steps({ id, title, plain, items, others, selection, onLeaving }: StepsProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={plain ? 'hidden' : 'nl-heading nl-heading--level-2'}>
        {title}
      </h2>
      <ul className="rows">
        {items.map((step) => (
          <StepRow
            key={`${step.caseId}-${step.step}`}
            step={step}
            ofAnother={others}
            selection={selection}
            onLeaving={onLeaving}
          />
        ))}
      </ul>
    </section>
  );
}
