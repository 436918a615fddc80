import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseFile, CaseInvitation, Invitable, NewInvitation } from '../../api/types';
import { useOnceKey, useRefreshLists } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field } from '../../parts/fields';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';
import { useInvitationsOf } from './invitations-of';

const reasons: readonly NewInvitation['because'][] = [
  'support-at-school',
  'health-advice',
  'help-for-family',
  'a-place',
  'think-along',
];

const draftOf = (caseId: string) => `invite:${caseId}`;

/** Who was invited to the case and what came of it; for who may, a way to invite somebody. */
export function CaseInvited({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [inviting, setInviting] = useState(false);
  const { data } = useInvitationsOf(file);
  if (!data || (data.invitations.length === 0 && data.organisations.length === 0)) return null;
  return (
    <Panel title={t('invitation.title')}>
      {data.invitations.length > 0 && (
        <ul className="plain">
          {data.invitations.map((one) => (
            <Was key={one.id} one={one} />
          ))}
        </ul>
      )}
      {data.organisations.length > 0 && !inviting && (
        <OpenForm act="invite" draft={draftOf(file.id)} onOpen={() => setInviting(true)}>
          {t('invitation.invite')}
        </OpenForm>
      )}
      {inviting && <InviteForm caseId={file.id} whom={data.organisations} onEnd={() => setInviting(false)} />}
    </Panel>
  );
}

function Was({ one }: { one: CaseInvitation }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const said = [
    word('role', one.role),
    word('invited', one.because),
    ...(one.state === 'open' ? [t('invitation.until', { date: short(one.answerBy) })] : []),
    ...(one.declinedBecause ? [word('declined', one.declinedBecause)] : []),
  ];
  return (
    <li data-invited={one.state}>
      <strong>{one.organisation}</strong> {word('invitation', one.state)}
      <div className="quiet">{said.join(' · ')}</div>
    </li>
  );
}

interface FormProps {
  caseId: string;
  whom: Invitable[];
  onEnd: () => void;
}

function InviteForm({ caseId, whom, onEnd }: FormProps) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const refresh = useRefreshLists();
  const keyOf = useOnceKey();
  const sending = useMutation({
    mutationFn: (invitation: NewInvitation) => api.invite(caseId, invitation, keyOf(invitation)),
    onSuccess: () => {
      const changed = [keys.invitationsOf(caseId), keys.caseFile(caseId), keys.timeline(caseId)];
      for (const queryKey of changed) void cache.invalidateQueries({ queryKey });
      refresh();
      announce(t('invitation.sent'));
      onEnd();
    },
  });
  const listed = whom.map(({ id, name, role }) => ({ id, title: `${name} (${word('role', role)})` }));
  const why = reasons.map((id) => ({ id, title: word('invited', id) }));
  const fields: Field[] = [
    { name: 'organisation', kind: 'select', label: t('invitation.who'), needed: true, options: listed },
    { name: 'because', kind: 'select', label: t('invitation.because'), needed: true, options: why },
  ];
  return (
    <AskForm
      draft={draftOf(caseId)}
      title={t('invitation.inviteTitle')}
      note={t('invitation.inviteHint')}
      fields={() => fields}
      send={t('invitation.send')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={({ organisation, because }, sent) =>
        sending.mutate(
          { organisation: organisation!, because: because as NewInvitation['because'] },
          { onSuccess: sent },
        )
      }
    />
  );
}
