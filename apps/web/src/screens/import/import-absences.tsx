import { useState } from 'react';
import { api } from '../../api/calls';
import { useRefreshLists } from '../../api/use-act';
import type { ListReport } from '../../api/types';
import { useLanguage } from '../../language';
import { Brought } from './brought';
import { ImportFile } from './import-file';
import { FileSaid, nothingSaid } from './import-said';
import { WrongRows } from './list-outcome';
import { Page } from '../../parts/page';

/** Of which school it is goes without saying. */
const takes = ['period'] as const;

/** A school brings the absences of its pupils. */
export function ImportAbsences() {
  const { t } = useLanguage();
  const refresh = useRefreshLists();
  const [said, setSaid] = useState(nothingSaid);
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <FileSaid takes={takes} said={said} onChange={setSaid} />
      <ImportFile
        said={said}
        send={(file, isTrial, onSent) =>
          api.importList('absences', file, { trial: isTrial && 'true', ...said }, onSent)
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
      {report.errors.length > 0 && <WrongRows report={report} />}
    </>
  );
}
