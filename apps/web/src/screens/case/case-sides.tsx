import type { CaseClock, CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';
import { Panel } from '../../parts/panel';

/** The clocks that run whatever the steps do: weeks at home, silence. */
export function CaseClocks({ clocks }: { clocks: CaseClock[] }) {
  const { t, say, recipient } = useLanguage();
  const { relative, short } = useDates();
  if (clocks.length === 0) return null;
  return (
    <Panel title={t('case.clocks')}>
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={clock.id}>
            <span className="clocks__title">
              {say(clock.title)} {clock.paused && <Mark as="waiting">{t('case.clockPaused')}</Mark>}
            </span>
            <span className="quiet">
              {t('date.weeks', { count: clock.weeks })} · {t('case.since', { date: short(clock.from) })}
            </span>
            {clock.next && (
              <span>
                {relative(clock.next.on)} · {short(clock.next.on)} →{' '}
                {clock.next.told.map(recipient).join(', ') || t('case.clockNobody')} ({clock.next.id})
              </span>
            )}
            {!clock.next && clock.dueOn && (
              <span>
                {relative(clock.dueOn)} · {short(clock.dueOn)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** So many of the points that it was put on the agenda for; the history has the others. */
const latest = 3;

const isRung = /^[A-Z]+\d+$/;

export function CaseAgenda({ agenda }: { agenda: CaseFile['agenda'] }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  if (agenda.length === 0) return null;
  return (
    <Panel title={t('case.agenda')}>
      <ul className="plain">
        {agenda
          .toReversed()
          .slice(0, latest)
          .map(({ reason, on }) => (
            <li key={`${reason}-${on}`}>
              {isRung.test(reason) ? t('case.agendaRung', { id: reason }) : word('agenda', reason)}{' '}
              <span className="quiet">{t('case.agendaOn', { date: short(on) })}</span>
            </li>
          ))}
      </ul>
    </Panel>
  );
}
