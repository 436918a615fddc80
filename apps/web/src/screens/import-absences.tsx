import { api } from '../api/calls';
import { useRefreshLists } from '../api/use-act';
import type { ListReport } from '../api/types';
import { useLanguage } from '../language';
import { Brought } from './brought';
import { ImportFile } from './import-file';
import { Page } from './page';

/** A school brings the absences of its pupils. */
export function ImportAbsences() {
  const { t } = useLanguage();
  const refresh = useRefreshLists();
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <ImportFile
        send={(file, isTrial, onSent) =>
          api.importList('absences', file, { trial: isTrial && 'true', profile: '' }, onSent)
        }
        onKept={refresh}
      >
        {(report, isTrial) => <Report report={report} isTrial={isTrial} />}
      </ImportFile>
    </Page>
  );
}

function Report({ report, isTrial }: { report: ListReport; isTrial: boolean }) {
  const { t } = useLanguage();
  const figures: [string, number][] = [
    [t('import.rows'), report.rows],
    [t('import.accepted'), report.added + report.changed],
    [t('import.unchanged'), report.unchanged],
    [t('import.wrong'), report.wrong],
    [isTrial ? t('import.casesDry') : t('import.cases'), report.brought?.casesOpened ?? 0],
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
      {report.brought && <Brought brought={report.brought} />}
    </>
  );
}
