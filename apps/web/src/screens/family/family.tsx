import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { draftKeeper } from '../../api/drafts';
import { familyApi, type FamilyCase, familyKeys, type FamilyPage } from '../../api/family';
import { chosenLanguage, speak, useLanguage } from '../../language';
import { TodayTold } from '../../language/today';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { FamilyAgreed } from './family-agreed';
import { FamilyAsked } from './family-asked';
import { FamilyConsents } from './family-consents';
import { FamilyDetails } from './family-details';
import { FamilyExplained } from './family-explained';
import { FamilyHelper } from './family-helper';
import { FamilyLooks } from './family-looks';
import { FamilyRights } from './family-rights';
import { FamilySupporters } from './family-supporters';
import { FamilyThinks } from './family-thinks';
import { Reader, useFamilyWords } from './family-words';

/** How often (ms) the page asks again whether something changed: it stands open on a telephone. */
const again = 30_000;

/** The page of a parent, a young person or who supports them: what is asked, who helps, what was agreed, what they think. */
export function FamilyScreen() {
  const page = useQuery({ queryKey: familyKeys.page, queryFn: familyApi.page, refetchInterval: again });
  const language = page.data?.language;
  useEffect(() => {
    if (language && !chosenLanguage()) void speak(language);
  }, [language]);
  const id = page.data?.id;
  useEffect(() => {
    if (id) draftKeeper.signedIn(id);
  }, [id]);
  return (
    <Answer of={page}>
      {(data) => (
        <TodayTold value={data.today}>
          <Reader value={data.kind}>
            <Own page={data} />
          </Reader>
        </TodayTold>
      )}
    </Answer>
  );
}

function Own({ page }: { page: FamilyPage }) {
  const { say } = useLanguage();
  const own = useFamilyWords();
  const { cases, kind, name, supporters } = page;
  return (
    <div className="family">
      <Page title={own('title', { name })} windowTitle={own('windowTitle')}>
        {kind === 'supporter' && <p className="family__lead">{own('supporter')}</p>}
        {cases.length === 0 && <p className="empty">{own('none')}</p>}
        {cases.map((one) => (
          <OneCase key={one.id} one={one} isAlone={cases.length === 1} kind={kind} />
        ))}
        {supporters.length > 0 && <FamilySupporters supporters={supporters} />}
        {cases.length > 0 && <FamilyDetails />}
        {kind !== 'supporter' && cases.length > 0 && <FamilyLooks />}
        {kind !== 'supporter' && cases.length > 0 && <FamilyRights />}
        <FamilyExplained />
        <p className="family__motto">{say(page.motto)}</p>
      </Page>
    </div>
  );
}

interface OneCaseProps {
  one: FamilyCase;
  /** There is no other case on the page. */
  isAlone: boolean;
  kind: FamilyPage['kind'];
}

/** A supporter looks along and may ask; doing and saying so is up to the family. */
function OneCase({ one, isAlone, kind }: OneCaseProps) {
  const own = useFamilyWords();
  const about = kind === 'young-person' ? own('ofYou') : own('ofChild', { child: one.child });
  const isOwn = kind !== 'supporter';
  return (
    <>
      <p className={isAlone ? 'family__lead' : 'family__child'}>
        {about} · {one.school}
      </p>
      {isOwn && <FamilyAsked one={one} />}
      <FamilyHelper one={one} />
      <FamilyAgreed one={one} />
      <FamilyThinks one={one} maySayNo={isOwn} />
      {isOwn && <FamilyConsents caseId={one.id} />}
    </>
  );
}
