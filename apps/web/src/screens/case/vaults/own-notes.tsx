import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { kindOf } from '../../../api/problem';
import { forgottenAtOnce, type OwnNote, useVaultAct, vaultKeys, vaultsApi } from '../../../api/vaults';
import { useMe } from '../../../api/use-me';
import { useLanguage } from '../../../language';
import { dateOf, timeOf, useDates } from '../../../language/dates';
import { useAnnounce } from '../../../parts/announcement';
import { Answer } from '../../../parts/answer';
import { OpenForm } from '../../../parts/open-form';
import { Panel } from '../../../parts/panel';
import { VaultForm } from '../../../parts/vault-form';

/** What a doctor or nurse keeps for youth health alone. Nothing is asked for until it is opened: each look is on record. */
export function OwnNotes({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  if (!me?.may.keepMedicalNotes) return null;
  return (
    <Panel title={t('vaults.ownNotes')} readBy={t('vaults.ownNotesReadBy', { organisation: me.organisation.name })}>
      {isOpen ? (
        <Opened caseId={caseId} onClose={() => setOpen(false)} />
      ) : (
        <>
          <p className="quiet">{t('vaults.ownNotesHint')}</p>
          <OpenForm act="open-own-notes" onOpen={() => setOpen(true)}>
            {t('vaults.openOwnNotes')}
          </OpenForm>
        </>
      )}
    </Panel>
  );
}

/** How long (ms) what was read is shown before it is asked for again when one comes back to the window. */
const fresh = 60_000;

function Opened({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLanguage();
  const [isWriting, setWriting] = useState(false);
  const asked = useQuery({
    queryKey: vaultKeys.ownNotes(caseId),
    queryFn: () => vaultsApi.ownNotes(caseId),
    staleTime: fresh,
    ...forgottenAtOnce,
  });
  const isAsked = kindOf(asked.error ?? undefined) === 'sign-in-again';
  return (
    <>
      {isAsked ? (
        <p className="panel__again" role="status">
          {t('vaults.proveFirst')}{' '}
          <a className="nl-link" href="#content">
            {t('vaults.toProof')}
          </a>
        </p>
      ) : (
        <Answer of={asked}>{({ notes }) => <Notes notes={notes} />}</Answer>
      )}
      {isWriting ? (
        <Write caseId={caseId} onEnd={() => setWriting(false)} />
      ) : (
        asked.isSuccess && (
          <div className="vault-notes__acts">
            <Button purpose="secondary" data-act="own-note" onClick={() => setWriting(true)}>
              {t('vaults.writeOwnNote')}
            </Button>
            <Button purpose="subtle" data-act="close-own-notes" onClick={onClose}>
              {t('app.close')}
              <span className="hidden">: {t('vaults.ownNotes')}</span>
            </Button>
          </div>
        )
      )}
    </>
  );
}

function Notes({ notes }: { notes: OwnNote[] }) {
  const { t } = useLanguage();
  const { short } = useDates();
  if (notes.length === 0) return <p className="quiet">{t('vaults.noOwnNotes')}</p>;
  return (
    <ul className="plain vault-notes">
      {notes.map(({ id, text, byMe, writtenAt }) => (
        <li key={id} data-own-note>
          <p className="vault-notes__text">{text}</p>
          <p className="quiet">
            {t(byMe ? 'vaults.byMe' : 'vaults.byColleague', {
              date: short(dateOf(writtenAt)),
              time: timeOf(writtenAt),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Write({ caseId, onEnd }: { caseId: string; onEnd: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const sending = useVaultAct((text: string, key) => vaultsApi.writeOwnNote(caseId, text, key));
  return (
    <VaultForm
      title={t('vaults.writeOwnNote')}
      note={t('vaults.noDraft')}
      fields={() => [{ name: 'text', kind: 'words', label: t('vaults.ownNoteText'), needed: true, most: 4000 }]}
      send={t('vaults.record')}
      sending={sending}
      onCancel={onEnd}
      onSend={({ text = '' }) =>
        sending.mutate(text, {
          onSuccess: (notes) => {
            cache.setQueryData(vaultKeys.ownNotes(caseId), notes);
            announce(t('vaults.recorded'));
            onEnd();
          },
        })
      }
    />
  );
}
