import { api } from '../api/calls';
import { useRefreshLists } from '../api/use-act';
import type { ImportReport } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';
import { ImportFile } from './import-file';
import { Page } from './page';

/** A school brings the absences of its pupils. */
export function ImportAbsences() {
  const { t } = useLanguage();
  const refresh = useRefreshLists();
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <ImportFile send={api.importAbsences} onKept={refresh}>
        {(report, isTrial) => <Report report={report} isTrial={isTrial} />}
      </ImportFile>
    </Page>
  );
}

function Report({ report, isTrial }: { report: ImportReport; isTrial: boolean }) {
  const { t } = useLanguage();
  const figures: [string, number][] = [
    [t('import.rows'), report.rows],
    [t('import.accepted'), report.accepted],
    [t('import.unchanged'), report.unchanged],
    [t('import.wrong'), report.wrong],
    [isTrial ? t('import.casesDry') : t('import.cases'), report.casesOpened],
  ];
  return (
    <>
      <dl className="pairs">
        {figures.map(([what, count]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <h3 className="nl-heading nl-heading--level-3">{t('import.signals')}</h3>
      <Signals signals={report.signals} />
    </>
  );
}

function Signals({ signals }: { signals: ImportReport['signals'] }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  if (signals.length === 0) return <p className="quiet">{t('import.noSignals')}</p>;
  return (
    <ul className="plain">
      {signals.map(({ signal, pupil, on }, index) => (
        <li key={`${signal}-${pupil}-${on}-${index}`}>
          {short(on)} · {pupil} · {word('signal', signal)}
        </li>
      ))}
    </ul>
  );
}
