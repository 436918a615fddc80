import type { CaseFile } from '../../api/types';
import { CasePlacements } from '../placements/case-placements';
import { CaseClosing } from './case-closing';
import { CaseAgenda, CaseClocks } from './case-sides';
import { CaseLatest } from './case-latest';
import { CaseSteps } from './case-steps';
import { CaseWeb } from './case-web';

/** What is asked now, of whom: the parties as a picture, the steps that run, and what happened last. */
export function CaseNow({ file, party }: { file: CaseFile; party: string | undefined }) {
  return (
    <div className="case">
      <div className="case__main">
        <CaseSteps file={file} party={party} />
        <CaseLatest file={file} />
      </div>
      <div className="case__web">
        <CaseWeb file={file} chosen={party} />
      </div>
      <div className="case__rest">
        <CasePlacements file={file} />
        {file.phase === 'open' && <CaseClocks clocks={file.clocks} />}
        <CaseAgenda agenda={file.agenda} />
        <CaseClosing file={file} />
      </div>
    </div>
  );
}
