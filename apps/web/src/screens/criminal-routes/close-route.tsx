import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useVaultAct, vaultKeys, vaultsApi } from '../../api/vaults';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { OpenForm } from '../../parts/open-form';

/** Closes the route, after it was asked whether that is meant: nothing is written in it any more. */
export function CloseRoute({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const sending = useVaultAct((id: string) => vaultsApi.closeRoute(id));
  if (!isOpen) {
    return (
      <OpenForm act="close-route" onOpen={() => setOpen(true)}>
        {t('vaults.closeRoute')}
      </OpenForm>
    );
  }
  return (
    <AskForm
      title={t('vaults.closeTitle')}
      note={t('vaults.closeNote')}
      fields={() => []}
      send={t('vaults.closeSend')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={() => setOpen(false)}
      onSend={() =>
        sending.mutate(caseId, {
          onSuccess: (found) => {
            cache.setQueryData(vaultKeys.route(caseId), found);
            announce(t('vaults.routeClosed'));
            setOpen(false);
          },
        })
      }
    />
  );
}
