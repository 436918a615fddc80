import { Link } from '@tanstack/react-router';
import type { Child } from '../api/types';
import { useLanguage } from '../language';

/** "N.B. (16) · Rietplas": initials and age, for lists that others may see over a shoulder; leads to the case. */
export function ChildLink({ child, caseId }: { child: Child; caseId: string }) {
  return (
    <span className="child">
      <Link to="/cases/$caseId" params={{ caseId }} className="nl-link">
        {child.initials} ({child.age})
      </Link>
      <span className="child__school">
        <span className="child__dot"> · </span>
        {child.school}
      </span>
    </span>
  );
}

/** "GGD Waterland (GGD)" */
export function PartyName({ role, organisation }: { role: string; organisation?: string }) {
  const { word } = useLanguage();
  return <span title={word('role', role)}>{organisation || word('role', role)}</span>;
}
