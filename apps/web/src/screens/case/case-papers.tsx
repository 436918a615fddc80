import type { CaseFile } from '../../api/types';
import { CaseBeside } from './case-beside';
import { CaseDisagreements } from './case-disagreements';
import { CaseHold } from './case-hold';
import { CaseLetters } from './case-letters';
import { CaseNotes } from './case-notes';
import { CaseReferrals } from './case-referrals';
import { BeginRoute } from './vaults/begin-route';
import { OwnNotes } from './vaults/own-notes';

/**
 * What was written: notes, letters, what the family sees otherwise or had corrected, where the office referred to,
 * and whether it may be destroyed.
 */
export function CasePapers({ file }: { file: CaseFile }) {
  return (
    <div className="case-panels">
      <CaseNotes file={file} />
      <OwnNotes caseId={file.id} />
      <CaseLetters file={file} />
      <CaseDisagreements caseId={file.id} />
      <CaseBeside caseId={file.id} />
      <CaseReferrals caseId={file.id} />
      <BeginRoute file={file} />
      <CaseHold caseId={file.id} />
    </div>
  );
}
