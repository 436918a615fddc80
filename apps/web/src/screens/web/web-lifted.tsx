import type { ReactNode } from 'react';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { clocks } from '../../api/web';
import { Mark, shapes } from '../../parts/mark';
import type { Shown } from './shown';
import { Coming, Knot } from './knots';

/** Who a thread is, in whose hands, and what comes. */
export function WebLifted({ one }: { one: Shown | undefined }) {
  const { t } = useLanguage();
  return <div className="lifted">{one ? <Lifted one={one} /> : <p className="quiet">{t('web.lift')}</p>}</div>;
}

function Lifted({ one: { row } }: { one: Shown }) {
  const { t, say } = useLanguage();
  const { duration, relative, said } = useDates();
  const { child, daysAtHome, clock, step, next } = row;
  return (
    <>
      <p className="lifted__who">
        <strong>
          {child.initials} ({child.age})
        </strong>{' '}
        {child.school}
        {daysAtHome !== undefined && ` · ${duration(daysAtHome)}`} <Mark as={clock}>{t(`marks.${clock}`)}</Mark>
      </p>
      <p className="quiet">
        {step ? `${step.party.organisation}: ${say(step.title)}` : t('web.nothing')}
        {next && ` → ${relative(dateOf(next.at))}: ${said(next.sentence)}`}
      </p>
    </>
  );
}

const knots = ['done', 'open', 'missed', 'waiting'] as const;
const coming = ['rung', 'reminder'] as const;

/** What the shapes mean: of a step, of what is still to come, and of a thread today. */
export function WebLegend() {
  const { t } = useLanguage();
  const shape = (id: (typeof knots)[number] | (typeof coming)[number], drawn: ReactNode) => (
    <li key={id}>
      <svg viewBox="-5 -5 10 10" width="11" height="11" aria-hidden="true">
        {drawn}
      </svg>
      {t(`web.legend.${id}`)}
    </li>
  );
  return (
    <div className="legend">
      <Kind name={t('web.legend.steps')}>{knots.map((id) => shape(id, <Knot state={id} />))}</Kind>
      <Kind name={t('web.legend.comes')}>{coming.map((id) => shape(id, <Coming kind={id} />))}</Kind>
      <Kind name={t('web.legend.now')}>
        {clocks.map((id) => (
          <li key={id}>
            <svg
              className={`thread__mark thread__mark--${id}`}
              viewBox="0 0 16 16"
              width="11"
              height="11"
              aria-hidden="true"
            >
              {shapes[id]}
            </svg>
            {t(`marks.${id}`)}
          </li>
        ))}
      </Kind>
    </div>
  );
}

function Kind({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="legend__kind">
      <span>{name}</span>
      <ul>{children}</ul>
    </div>
  );
}
