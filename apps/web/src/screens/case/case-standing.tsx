import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Notice } from '../../parts/notice';

/** What holds for the whole case: that it is closed and how, that a criminal route runs, or that the region has it on its list. */
export function CaseStanding({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { closed, phase, criminalRoute } = file;
  const how = closed && word('closing', closed.outcome);
  return (
    <>
      {phase !== 'open' && (
        <Notice quiet>
          <p data-closed={phase}>
            <strong>{how ? t('caseFile.closedAs', { outcome: how }) : t('case.isClosed')}</strong>
            {closed?.returnedOn && ` ${t('caseFile.returnedOn', { date: short(closed.returnedOn) })}`}
            {phase === 'after-care' && ` ${t('caseFile.afterCare')}`}
            {file.acts.includes('reopen') && ` ${t('caseFile.mayReopen')}`}
          </p>
        </Notice>
      )}
      {criminalRoute && (
        <Notice quiet>
          <p data-criminal-route={criminalRoute.state}>
            {t(`vaults.routeStands.${criminalRoute.state}`, { date: short(criminalRoute.since) })}
          </p>
        </Notice>
      )}
      {file.onRegionalList && <Notice quiet>{t('case.regionalList')}</Notice>}
    </>
  );
}
