import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { CaseAbout, CaseHead } from './case-head';
import { CaseNow } from './case-now';
import { CasePapers } from './case-papers';
import { CasePeople } from './case-people';
import { CasePlan } from './case-plan';
import { CaseStanding } from './case-standing';
import { CaseTabs } from './case-tabs';
import { CaseTimeline } from './case-timeline';

const route = getRouteApi('/inside/cases/$caseId');

/** One child's case: where it stands, what was agreed, what goes off next and why, and everything that happened. */
export function CaseScreen() {
  const { t } = useLanguage();
  const { caseId } = route.useParams();
  const asked = useQuery({ queryKey: keys.caseFile(caseId), queryFn: () => api.caseFile(caseId) });
  const child = asked.data?.child;
  return (
    <Page
      title={child ? (child.name ?? child.initials) : t('case.title')}
      windowTitle={t('case.title')}
      aside={asked.data && <CaseAbout file={asked.data} />}
    >
      <Answer of={asked}>{(file) => <Case file={file} />}</Answer>
    </Page>
  );
}

function Case({ file }: { file: CaseFile }) {
  const { show = 'steps', party, kind } = route.useSearch();
  return (
    <>
      <CaseStanding file={file} />
      <CaseHead file={file} />
      <CaseTabs caseId={file.id} part={show} />
      {show === 'steps' && <CaseNow file={file} party={party} />}
      {show === 'plan' && <CasePlan file={file} />}
      {show === 'people' && <CasePeople file={file} />}
      {show === 'papers' && <CasePapers file={file} />}
      {show === 'history' && <CaseTimeline file={file} by={party} kind={kind} />}
    </>
  );
}
