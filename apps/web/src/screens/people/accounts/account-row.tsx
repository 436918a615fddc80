import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import type { StaffAccount } from '../../../api/people';
import { useLanguage } from '../../../language';
import { GiveCode } from './give-code';

/** Somebody, whether he has a password of his own, and the act by which he gets a code. */
export function AccountRow({ one }: { one: StaffAccount }) {
  const { t } = useLanguage();
  const [isGiving, setGiving] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setGiving(false);
    opener.current?.focus();
  };
  return (
    <li className="colleague" data-account={one.account}>
      <div className="colleague__who">
        <strong>{one.name}</strong>
        <span className="quiet">
          {one.function} · {one.organisation}
        </span>
      </div>
      <div className="colleague__stands">
        <p>{t(`accounts.has.${one.account}`)}</p>
      </div>
      <div className="acts colleague__acts">
        <Button
          ref={opener}
          purpose="secondary"
          data-act="give-code"
          aria-expanded={isGiving}
          onClick={() => setGiving(!isGiving)}
        >
          {t('accounts.give')}
          <span className="hidden">: {one.name}</span>
        </Button>
      </div>
      {isGiving && (
        <div className="colleague__form">
          <GiveCode one={one} onEnd={close} />
        </div>
      )}
    </li>
  );
}
