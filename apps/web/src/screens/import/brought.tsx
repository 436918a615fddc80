import type { ListReport } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';

type What = NonNullable<ListReport['brought']>;

/** The signals that a list brought, or in a trial would: those of children that one sees by name, else how many. */
export function Brought({ brought: { fired, signals, titles } }: { brought: What }) {
  const { t, word, say } = useLanguage();
  const { short } = useDates();
  const counts = Object.entries(signals);
  const title = (signal: string) => (titles[signal] ? say(titles[signal]) : word('signal', signal));
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">{t('import.signals')}</h3>
      {counts.length === 0 && <p className="quiet">{t('import.noSignals')}</p>}
      <ul className="plain">
        {fired.map(({ signal, pupil, on }, index) => (
          <li key={`${signal}-${pupil}-${on}-${index}`}>
            {short(on)} · {pupil} · {title(signal)}
          </li>
        ))}
        {fired.length === 0 &&
          counts.map(([signal, count]) => (
            <li key={signal}>
              {count} · {title(signal)}
            </li>
          ))}
      </ul>
    </>
  );
}
