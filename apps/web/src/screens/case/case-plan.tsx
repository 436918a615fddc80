import type { CaseFile } from '../../api/types';
import { CaseAttendance } from './case-attendance';
import { CaseFacts } from './case-facts';
import { CaseFilledIn } from './case-filled-in';

/** How much the child is at school, what was planned and found, and what is known. */
export function CasePlan({ file }: { file: CaseFile }) {
  return (
    <div className="case-panels">
      <CaseAttendance caseId={file.id} />
      <CaseFacts file={file} />
      <CaseFilledIn caseId={file.id} />
    </div>
  );
}
