import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type NewCriminalWriting, useVaultAct, vaultKeys, vaultsApi } from '../../api/vaults';
import { useLanguage } from '../../language';
import { useAnnounce } from '../../parts/announcement';
import { OpenForm } from '../../parts/open-form';
import { VaultForm } from '../../parts/vault-form';

const kinds: readonly NewCriminalWriting['kind'][] = ['note', 'official-report'];

/** A note or a draft of an official report. */
export function WriteInRoute({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const sending = useVaultAct((writing: NewCriminalWriting, key) => vaultsApi.writeInRoute(caseId, writing, key));
  if (!isOpen) {
    return (
      <OpenForm act="write-in-route" onOpen={() => setOpen(true)}>
        {t('vaults.write')}
      </OpenForm>
    );
  }
  const options = kinds.map((id) => ({ id, title: t(`vaults.kinds.${id}`) }));
  return (
    <VaultForm
      title={t('vaults.write')}
      note={t('vaults.noDraft')}
      fields={() => [
        { name: 'kind', kind: 'choice', label: t('vaults.kind'), needed: true, options },
        { name: 'text', kind: 'words', label: t('vaults.text'), needed: true, most: 20_000 },
      ]}
      send={t('vaults.record')}
      sending={sending}
      onCancel={() => setOpen(false)}
      onSend={({ kind, text = '' }) =>
        sending.mutate(
          { kind: kind as NewCriminalWriting['kind'], text },
          {
            onSuccess: (found) => {
              cache.setQueryData(vaultKeys.route(caseId), found);
              announce(t('vaults.recorded'));
              setOpen(false);
            },
          },
        )
      }
    />
  );
}
