import type { CaseFile } from '../../api/types';
import type { AgendaItem } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { PartyName } from '../../parts/child';
import { AtCase } from './at-case';
import { DecidedBefore, WhyOnTable } from './why-on-table';

/** As many missed steps as a room reads at once. */
const most = 4;

/** What everybody at the table has to know: how long at home, who directs, what is missed, what was decided before. */
export function RoomFacts({ file, item }: { file: CaseFile; item: AgendaItem }) {
  const { t, say } = useLanguage();
  const { duration, short } = useDates();
  const missed = file.steps.filter(({ state }) => state === 'missed');
  return (
    <dl className="room__facts">
      <div>
        <dt>{t('table.home')}</dt>
        <dd className="room__big">
          {file.daysAtHome === undefined ? '–' : duration(file.daysAtHome)}
          {file.firstDayAbsent && (
            <span className="quiet">{t('case.since', { date: short(file.firstDayAbsent) })}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('case.director')}</dt>
        <dd className="room__big">{file.director.organisation}</dd>
      </div>
      <div>
        <dt>{t('table.inRoom')}</dt>
        <dd className="room__there">
          <AtCase item={item} />
        </dd>
      </div>
      <div>
        <dt>{t('table.missed')}</dt>
        <dd>
          {missed.length === 0 && t('table.nothingMissed')}
          <ul className="room__missed">
            {missed.slice(0, most).map((step) => (
              <li key={step.step}>
                <strong>{say(step.title)}</strong> · <PartyName {...step.party} /> ·{' '}
                {t('date.late', { count: step.lateDays })}
              </li>
            ))}
          </ul>
          {missed.length > most && t('table.moreMissed', { count: missed.length - most })}
        </dd>
      </div>
      <div>
        <dt>{t('table.why')}</dt>
        <dd>
          <WhyOnTable item={item} />
          <DecidedBefore item={item} />
        </dd>
      </div>
    </dl>
  );
}
