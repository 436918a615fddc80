import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect } from 'react';
import { useVaultAct, vaultsApi } from '../../../api/vaults';
import { useMe } from '../../../api/use-me';
import { useLanguage } from '../../../language';
import { ActProblem } from '../../../parts/act-problem';
import { Panel } from '../../../parts/panel';

/** The BSN of the child, for who has a task in the law for it: shown when it is asked for, and gone when one looks elsewhere. */
export function NumberOfChild({ caseId }: { caseId: string }) {
  const { t, word } = useLanguage();
  const me = useMe();
  const show = useVaultAct((id: string) => vaultsApi.number(id));
  const { reset: hide } = show;
  useEffect(() => {
    const away = () => document.hidden && hide();
    document.addEventListener('visibilitychange', away);
    return () => document.removeEventListener('visibilitychange', away);
  }, [hide]);
  if (!me?.may.readNumbers) return null;
  return (
    <Panel title={t('vaults.number')} readBy={t('vaults.numberReadBy')}>
      <p className="quiet">{t('vaults.numberLogged', { line: word('lookBecause', 'reads-bsn') })}</p>
      <div role="status">{show.data && <Shown number={show.data.bsn} />}</div>
      <ActProblem error={show.error} />
      {show.data ? (
        <Button purpose="secondary" data-act="hide-number" onClick={hide}>
          {t('vaults.hideNumber')}
        </Button>
      ) : (
        <Button purpose="secondary" data-act="show-number" busy={show.isPending} onClick={() => show.mutate(caseId)}>
          {t('vaults.showNumber')}
        </Button>
      )}
    </Panel>
  );
}

/** Read out figure by figure. */
function Shown({ number }: { number: string | undefined }) {
  const { t } = useLanguage();
  if (number === undefined) return <p data-number="unknown">{t('vaults.noNumber')}</p>;
  return (
    <p data-number="shown">
      <strong className="vault-number" aria-hidden="true">
        {number}
      </strong>
      <span className="hidden">{[...number].join(' ')}</span>
    </p>
  );
}
