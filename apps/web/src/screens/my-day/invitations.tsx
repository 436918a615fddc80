import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { InvitationAnswer, Invited } from '../../api/types';
import { useRefreshLists } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { Mark } from '../../parts/mark';

type Because = Extract<InvitationAnswer, { answer: 'declined' }>['because'];
const reasons: readonly Because[] = ['not-for-us', 'no-room', 'known-otherwise', 'conflict-of-interest', 'other'];

/** What my organisation is invited to, before it knows of whom it is: a yes, or a no with its reason. */
export function Invitations({ items }: { items: Invited[] }) {
  const { t } = useLanguage();
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" className="nl-heading nl-heading--level-2">
        {t('invitation.mine')}
      </h2>
      <ul className="rows">
        {items.map((item) => (
          <InvitationRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ item }: { item: Invited }) {
  const { t, word } = useLanguage();
  const { relative, short, today } = useDates();
  const standing = item.answerBy < today ? 'red' : 'amber';
  return (
    <li className={`row row--${standing}`} data-row data-invitation={item.id} tabIndex={-1}>
      <div className="row__when">
        <div className="row__dates">
          <Mark as={standing}>{standing === 'red' ? t('marks.red') : relative(item.answerBy)}</Mark>
          <span className="row__exact">
            {t('invitation.before')} {short(item.answerBy)}
          </span>
        </div>
      </div>
      <div className="row__what">
        <h3 className="row__title">{t('invitation.ask', { from: item.from, role: word('role', item.role) })}</h3>
      </div>
      <p className="row__else">{t('invitation.why', { why: word('invited', item.because) })}</p>
      <Answering id={item.id} />
    </li>
  );
}

function Answering({ id }: { id: string }) {
  const { t, word } = useLanguage();
  const [declining, setDeclining] = useState(false);
  const answering = useAnswer(id);
  const options = reasons.map((reason) => ({ id: reason, title: word('declined', reason) }));
  return (
    <>
      <div className="acts">
        <Button
          purpose="primary"
          data-act="accept"
          busy={answering.isPending}
          onClick={() => answering.mutate({ answer: 'accepted' })}
        >
          {t('invitation.accept')}
        </Button>
        <Button
          purpose="secondary"
          data-act="decline"
          aria-expanded={declining}
          onClick={() => setDeclining(!declining)}
        >
          {t('invitation.decline')}
        </Button>
      </div>
      {!declining && <ActProblem error={answering.error} />}
      {declining && (
        <div className="row__form">
          <AskForm
            draft={`decline:${id}`}
            title={t('invitation.declineTitle')}
            send={t('invitation.declineSend')}
            fields={() => [{ name: 'because', kind: 'choice', label: t('acts.reason'), needed: true, options }]}
            busy={answering.isPending}
            problem={<ActProblem error={answering.error} />}
            onCancel={() => setDeclining(false)}
            onSend={({ because }, sent) =>
              void answering
                .mutateAsync({ answer: 'declined', because: because as Because })
                .then(sent, () => undefined)
            }
          />
        </div>
      )}
    </>
  );
}

/** Who accepts goes on to the case; who declines has never seen it. */
function useAnswer(id: string) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const refresh = useRefreshLists();
  const go = useNavigate();
  return useMutation({
    mutationFn: (answer: InvitationAnswer) => api.answerInvitation(id, answer),
    onSuccess: ({ caseId, invitations }) => {
      cache.setQueryData(keys.invitations, { invitations });
      announce(caseId ? t('invitation.accepted') : t('invitation.declined'));
      if (!caseId) return;
      refresh();
      void go({ to: '/cases/$caseId', params: { caseId } });
    },
  });
}
