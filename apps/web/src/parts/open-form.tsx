import { Button } from '@nl-design-system-candidate/button-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language';
import { useBegun } from './draft';

interface Props {
  /** What the form does, as tests and people's keys find it. */
  act: string;
  /** Under which the form keeps what is typed. */
  draft?: string;
  onOpen: () => void;
  children: ReactNode;
}

/** The button that opens a form in place; it says so where somebody began to fill that form in and did not send it. */
export function OpenForm({ act, draft, onOpen, children }: Props) {
  const { t } = useLanguage();
  const begun = useBegun();
  return (
    <div className="open-form">
      <Button purpose="secondary" data-act={act} onClick={onOpen}>
        {children}
      </Button>
      {draft && begun.has(draft) && (
        <span className="quiet" data-begun={act}>
          {t('acts.begun')}
        </span>
      )}
    </div>
  );
}
