import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { Children } from '../../api/types';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { useRows } from '../../parts/rows';
import { ApartChildren, JoinedChild } from './one-child-decided';
import { PossibleChild } from './one-child-possible';
import { Page } from '../../parts/page';

/** So many stand in each list at most: what was decided makes place. */
const most = 100;

/** Which pupils are one child: for the office that watches over them, which is asked and decides. */
export function OneChildScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: keys.children, queryFn: api.children });
  return (
    <Page title={t('oneChild.title')} lead={t('oneChild.lead')}>
      <Answer of={asked}>{(all) => <Lists all={all} />}</Answer>
    </Page>
  );
}

/** The two answers and what is asked. Whose list is gone after a decision is back at the first of them. */
function Lists({ all: { possible, joined, apart } }: { all: Children }) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const isDecided = useRef(false);
  useEffect(() => {
    if (isDecided.current && document.activeElement === document.body) heading.current?.focus();
    isDecided.current = false;
  });
  const onDecided = () => {
    isDecided.current = true;
  };
  return (
    <>
      <Possible pairs={possible} heading={heading} />
      <Decided id="joined" title={t('oneChild.joined', { count: joined.length })} count={joined.length}>
        {joined.map((child) => (
          <JoinedChild key={child.pupils[0]!.id} child={child} onDecided={onDecided} />
        ))}
      </Decided>
      <Decided id="apart" title={t('oneChild.apart', { count: apart.length })} count={apart.length}>
        {apart.map((pair) => (
          <ApartChildren key={keyOf(pair)} pair={pair} onDecided={onDecided} />
        ))}
      </Decided>
    </>
  );
}

const keyOf = ({ one, other }: Pick<Children['apart'][number], 'one' | 'other'>) => `${one[0]!.id} ${other[0]!.id}`;

interface PossibleProps {
  pairs: Children['possible'];
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Who is asked about; the next pair takes the focus of one that was decided, and the last leaves it to the empty list. */
function Possible({ pairs, heading }: PossibleProps) {
  const { t } = useLanguage();
  const { list, leaving } = useRows<HTMLDivElement>(pairs);
  return (
    <section aria-labelledby="possible">
      <h2
        ref={heading}
        id="possible"
        tabIndex={-1}
        className={pairs.length === 0 ? 'hidden' : 'nl-heading nl-heading--level-2'}
      >
        {t('oneChild.possible', { count: pairs.length })}
      </h2>
      {pairs.length > 0 && <p className="lead">{t('oneChild.equal')}</p>}
      <div ref={list}>
        {pairs.length === 0 && (
          <div className="empty" data-row tabIndex={-1}>
            {t('oneChild.empty')}
          </div>
        )}
        {pairs.length > 0 && (
          <ul className="rows">
            {pairs.map((pair) => (
              <PossibleChild key={keyOf(pair)} pair={pair} onLeaving={leaving} />
            ))}
          </ul>
        )}
      </div>
      <FirstOnly count={pairs.length} />
    </section>
  );
}

interface DecidedProps {
  id: string;
  title: string;
  count: number;
  children: ReactNode;
}

/** What was decided, closed until somebody looks for it. */
function Decided({ id, title, count, children }: DecidedProps) {
  if (count === 0) return null;
  return (
    <details className="settled" id={id}>
      <summary>
        <h2 className="nl-heading nl-heading--level-2">{title}</h2>
      </summary>
      <ul className="rows">{children}</ul>
      <FirstOnly count={count} />
    </details>
  );
}

function FirstOnly({ count }: { count: number }) {
  const { t } = useLanguage();
  return count < most ? null : <p className="quiet">{t('oneChild.first', { count })}</p>;
}
