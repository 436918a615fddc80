import type { CaseFile } from '../../api/types';
import { AgreeWithFamily } from '../family/agree-with-family';
import { CaseConsults } from './case-consults';
import { CaseInvited } from './case-invited';
import { CaseLeaving } from './case-leaving';
import { CaseLinks } from './case-links';
import { CasePartnerMap } from './case-partner-map';
import { CaseRelatives } from './case-relatives';
import { NumberOfChild } from './vaults/number-of-child';
import { CaseSharing } from './sharing/case-sharing';

/** Who is around the child: partners, the family, and children it belongs to. */
export function CasePeople({ file }: { file: CaseFile }) {
  return (
    <div className="case-panels">
      <CasePartnerMap file={file} />
      <CaseInvited file={file} />
      <CaseRelatives caseId={file.id} />
      <CaseSharing caseId={file.id} />
      <AgreeWithFamily file={file} />
      <CaseConsults caseId={file.id} />
      <NumberOfChild caseId={file.id} />
      <CaseLinks file={file} />
      <CaseLeaving file={file} />
    </div>
  );
}
