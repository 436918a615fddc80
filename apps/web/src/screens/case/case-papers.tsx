import type { CaseFile } from '../../api/types';
import { CaseDisagreements } from './case-disagreements';
import { CaseLetters } from './case-letters';
import { CaseNotes } from './case-notes';
import { CaseReferrals } from './case-referrals';

/** What was written: notes, letters, what the family sees otherwise, and where the office referred to. */
export function CasePapers({ file }: { file: CaseFile }) {
  return (
    <div className="case-panels">
      <CaseNotes file={file} />
      <CaseLetters file={file} />
      <CaseDisagreements caseId={file.id} />
      <CaseReferrals caseId={file.id} />
    </div>
  );
}
