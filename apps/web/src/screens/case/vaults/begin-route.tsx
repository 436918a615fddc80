import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../../../api/keys';
import type { CaseFile } from '../../../api/types';
import { type OpenCriminalFile, useVaultAct, vaultsApi } from '../../../api/vaults';
import { useMe } from '../../../api/use-me';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import { useAnnounce } from '../../../parts/announcement';
import type { Field, Values } from '../../../parts/fields';
import { OpenForm } from '../../../parts/open-form';
import { Panel } from '../../../parts/panel';
import { VaultForm } from '../../../parts/vault-form';

/** For an officer who inquires: the switch from supervision to the criminal route, after which the case says that it runs. */
export function BeginRoute({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  if (!me?.may.beginCriminalRoutes || file.criminalRoute || file.phase !== 'open') return null;
  return (
    <Panel title={t('vaults.route')} readBy={t('vaults.routeReadBy', { organisation: me.organisation.name })}>
      {isOpen ? (
        <Begin caseId={file.id} onEnd={() => setOpen(false)} />
      ) : (
        <>
          <p className="quiet">{t('vaults.routeHint')}</p>
          <OpenForm act="begin-route" onOpen={() => setOpen(true)}>
            {t('vaults.beginRoute')}
          </OpenForm>
        </>
      )}
    </Panel>
  );
}

function Begin({ caseId, onEnd }: { caseId: string; onEnd: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const fields = useBeginFields();
  const sending = useVaultAct((file: OpenCriminalFile, key) => vaultsApi.beginRoute(caseId, file, key));
  return (
    <VaultForm
      title={t('vaults.beginTitle')}
      note={`${t('vaults.beginNote')} ${t('vaults.noDraft')}`}
      fields={fields}
      send={t('vaults.beginRoute')}
      sending={sending}
      onCancel={onEnd}
      onSend={(values) =>
        sending.mutate(fileOf(values), {
          onSuccess: () => {
            void cache.invalidateQueries({ queryKey: keys.caseFile(caseId) });
            announce(t('vaults.routeBegun'));
            onEnd();
          },
        })
      }
    />
  );
}

function useBeginFields(): () => Field[] {
  const { t } = useLanguage();
  const { today } = useDates();
  const suspects = (['young-person', 'parent'] as const).map((id) => ({ id, title: t(`vaults.suspects.${id}`) }));
  return () => [
    {
      name: 'purpose',
      kind: 'many',
      label: t('vaults.purpose'),
      needed: true,
      options: [{ id: 'criminal', title: t('vaults.purposeSaid') }],
    },
    { name: 'suspect', kind: 'choice', label: t('vaults.suspect'), needed: true, options: suspects },
    {
      name: 'caution',
      kind: 'many',
      label: t('vaults.caution'),
      hint: t('vaults.cautionHint'),
      needed: true,
      options: [{ id: 'given', title: t('vaults.cautionSaid') }],
    },
    { name: 'cautionOn', kind: 'date', label: t('vaults.cautionOn'), needed: true, max: today },
    { name: 'suspicion', kind: 'reason', label: t('vaults.suspicion'), needed: true, most: 4000 },
  ];
}

function fileOf({ suspect, caution, cautionOn, suspicion }: Values): OpenCriminalFile {
  return {
    purpose: 'criminal',
    suspect: suspect as OpenCriminalFile['suspect'],
    suspicion: suspicion!,
    caution: { given: caution === 'given', on: cautionOn! },
  };
}
