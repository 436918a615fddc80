import type { AgendaItem, AgendaPoint } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';

/** What a rung is about, by the first letter of its name. */
const rungs = { A: 'rungOfAge', S: 'rungOfSilence', V: 'rungOfDirection' } as const;

/** Why a case is on the table: the rung, who asked for it, or that it comes back. */
export function WhyOnTable({ item: { points, times, urgent } }: { item: AgendaItem }) {
  const { t, say, word } = useLanguage();
  const { short } = useDates();
  const reason = ({ reason: id, about, by }: AgendaPoint) => {
    if (id === 'asked') return t('table.asked', { who: word('role', by ?? 'director') });
    const rung = rungs[id[0] as keyof typeof rungs];
    if (about) return t('table.rungOfStep', { rung: id, step: say(about) });
    return rung && /^[ASV]\d/.test(id) ? t(`table.${rung}`, { rung: id }) : word('agenda', id);
  };
  return (
    <ul className="agenda__points">
      {points.map((point) => (
        <li key={`${point.reason} ${point.on} ${point.about?.en}`}>
          {reason(point)} · <span className="quiet agenda__day">{short(point.on)}</span>
        </li>
      ))}
      {urgent && <li>{t('table.urgent')}</li>}
      {times > 0 && <li>{t('table.again', { count: times })}</li>}
    </ul>
  );
}

const marks = { open: 'neutral', missed: 'red', waiting: 'waiting', done: 'done', skipped: 'done' } as const;

/** What the table decided earlier of a case, and what became of it. */
export function DecidedBefore({ item: { before } }: { item: Pick<AgendaItem, 'before'> }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  return (
    <ul className="agenda__before">
      {before.map(({ step, what, words, party, dueOn, state }) => (
        <li key={step}>
          {t('table.before', { what: word('decision', what), who: word('role', party), date: short(dueOn) })}{' '}
          <Mark as={marks[state]}>{word('decisionState', state)}</Mark>
          {words && <q className="agenda__words">{words}</q>}
        </li>
      ))}
    </ul>
  );
}
