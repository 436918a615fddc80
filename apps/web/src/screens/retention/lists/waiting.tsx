import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import { type Proof, type RetentionClass, retentionApi } from '../../../api/retention';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import { AskForm } from '../../../parts/ask-form';
import { KeptSection } from '../kept-section';
import { ProposedList } from './proposed-list';
import { titleOf } from './title-of';
import { goTo, useKeeping } from '../use-keeping';

interface Props {
  classes: RetentionClass[];
  lists: Proof[];
  of: string;
}

/** Lists that one person proposed and another one has to look at. */
export function Waiting({ classes, lists, of }: Props) {
  const { t, say } = useLanguage();
  return (
    <KeptSection id="waiting" title={t('retention.waiting')}>
      {lists.length === 0 && <p className="quiet">{t('retention.waitingNone')}</p>}
      {lists.map((one) => (
        <One key={one.id} list={one} title={say(titleOf(classes, one.class))} of={of} />
      ))}
    </KeptSection>
  );
}

function One({ list, title, of }: { list: Proof; title: string; of: string }) {
  const { t, word } = useLanguage();
  const { moment } = useDates();
  const { person, as, at } = list.proposed;
  return (
    <article className="kept__one" data-list={list.state}>
      <h3 className="nl-heading nl-heading--level-3">
        {title} · {t('retention.count', { count: list.items })}
      </h3>
      <p>{t('retention.proposedBy', { person, as: word('level', as), moment: moment(at) })}</p>
      {!list.mayApprove && <p data-own>{t('retention.own', { organisation: of })}</p>}
      <ProposedList list={list} title={title} />
      <Decide list={list} title={title} />
    </article>
  );
}

const end = () => goTo('went');

/** Who proposed a list may take it back; another one approves it or does not. */
function Decide({ list: { id, items, mayApprove }, title }: { list: Proof; title: string }) {
  const { t } = useLanguage();
  const [isApproving, setApproving] = useState(false);
  const approving = useKeeping(() => retentionApi.approve(id), t('retention.approved'), end);
  const back = useKeeping(
    () => retentionApi.withdraw(id),
    t(mayApprove ? 'retention.refused' : 'retention.withdrawn'),
    end,
  );
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setApproving(false);
    opener.current?.focus();
  };
  return (
    <>
      {back.problem}
      <div className="acts kept__acts">
        {mayApprove && (
          <Button
            ref={opener}
            purpose="primary"
            data-act="approve"
            aria-expanded={isApproving}
            onClick={() => setApproving(!isApproving)}
          >
            {t('retention.approve')}
            <span className="hidden">: {title}</span>
          </Button>
        )}
        <Button
          purpose="secondary"
          data-act={mayApprove ? 'refuse' : 'withdraw'}
          busy={back.doing.isPending}
          onClick={() => back.doing.mutate()}
        >
          {t(mayApprove ? 'retention.refuse' : 'retention.withdraw')}
          <span className="hidden">: {title}</span>
        </Button>
      </div>
      {isApproving && (
        <AskForm
          title={t('retention.approveTitle')}
          note={t('retention.approveNote', { count: items })}
          fields={() => []}
          send={t('retention.approveSend')}
          busy={approving.doing.isPending}
          problem={approving.problem}
          onCancel={close}
          onSend={() => approving.doing.mutate()}
        />
      )}
    </>
  );
}
