import { caseApi, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { Panel } from '../../parts/panel';

/** That the case may not be destroyed, and why; nothing for who does not direct it. */
export function CaseHold({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { data } = useCasePart(caseId, 'hold', caseApi.hold);
  if (!data?.hold) return null;
  const { organisation, at, reason } = data.hold;
  return (
    <Panel title={t('caseHold.title')}>
      <p data-held>{t('caseHold.words', { organisation, date: short(dateOf(at)) })}</p>
      <p>
        <q>{reason}</q>
      </p>
    </Panel>
  );
}
