import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { CaseClosing } from './case-closing';
import { CaseFacts } from './case-facts';
import { CaseFilledIn } from './case-filled-in';
import { CaseHead } from './case-head';
import { CaseInvited } from './case-invited';
import { CaseLinks } from './case-links';
import { CaseNotes } from './case-notes';
import { CaseAgenda, CaseClocks, CaseParties } from './case-sides';
import { CaseSteps } from './case-steps';
import { CaseTimeline } from './case-timeline';
import { Page } from '../../parts/page';
import { AgreeWithFamily } from '../family/agree-with-family';

const route = getRouteApi('/inside/cases/$caseId');

/** One child's case: where it stands, what was agreed, what goes off next and why, and everything that happened. */
export function CaseScreen() {
  const { t } = useLanguage();
  const { caseId } = route.useParams();
  const asked = useQuery({ queryKey: keys.caseFile(caseId), queryFn: () => api.caseFile(caseId) });
  const child = asked.data?.child;
  return (
    <Page title={child ? (child.name ?? child.initials) : t('case.title')} windowTitle={t('case.title')}>
      <Answer of={asked}>{(file) => <Case file={file} />}</Answer>
    </Page>
  );
}

function Case({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  return (
    <>
      <CaseHead file={file} />
      {file.onRegionalList && <Notice quiet>{t('case.regionalList')}</Notice>}
      {file.phase !== 'open' && <Notice quiet>{t('case.isClosed')}</Notice>}
      <div className="case">
        <div className="case__main">
          <CaseSteps file={file} />
          <CaseTimeline file={file} />
        </div>
        <div className="case__side">
          <CaseFacts file={file} />
          <CaseParties file={file} />
          <AgreeWithFamily file={file} />
          <CaseInvited file={file} />
          <CaseFilledIn caseId={file.id} />
          <CaseNotes file={file} />
          <CaseLinks file={file} />
          <CaseClocks clocks={file.clocks} />
          <CaseAgenda agenda={file.agenda} />
          <CaseClosing file={file} />
        </div>
      </div>
    </>
  );
}
