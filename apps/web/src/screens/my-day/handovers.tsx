import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import type { Handover } from '../../api/types';
import { useAct } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { ChildLink } from '../../parts/child';
import { Mark } from '../../parts/mark';

interface Props {
  items: Handover[];
  onLeaving: (row: Element | null) => void;
}

/** Cases whose direction is proposed to me: a yes, or a no with its reason. */
export function Handovers({ items, onLeaving }: Props) {
  const { t } = useLanguage();
  return (
    <section aria-labelledby="handovers">
      <h2 id="handovers" className="nl-heading nl-heading--level-2">
        {t('myDay.handoversTitle')}
      </h2>
      <ul className="rows">
        {items.map((item) => (
          <HandoverRow key={item.caseId} item={item} onLeaving={onLeaving} />
        ))}
      </ul>
    </section>
  );
}

function HandoverRow({ item, onLeaving }: { item: Handover; onLeaving: Props['onLeaving'] }) {
  const { t, word } = useLanguage();
  const { relative, short } = useDates();
  const row = useRef<HTMLLIElement>(null);
  return (
    <li ref={row} className={`row row--${item.missed ? 'red' : 'amber'}`} data-row data-handover tabIndex={-1}>
      <div className="row__when">
        <div className="row__dates">
          <Mark as={item.missed ? 'red' : 'amber'}>{item.missed ? t('marks.red') : relative(item.answerBefore)}</Mark>
          <span className="row__exact">
            {t('handover.before')} {short(item.answerBefore)}
          </span>
        </div>
      </div>
      <div className="row__what">
        <h3 className="row__title">
          {t('handover.ask', { from: word('role', item.director), to: word('role', item.proposed) })}
        </h3>
        <ChildLink child={item.child} caseId={item.caseId} />
      </div>
      <p className="row__else">
        {t('handover.rule', { rule: item.rule })}
        {item.missed && `. ${t('handover.missed')}`}
      </p>
      <HandoverActs caseId={item.caseId} onLeaving={() => onLeaving(row.current)} />
    </li>
  );
}

/** Accept, or refuse with a reason; also on the case itself. */
export function HandoverActs({ caseId, onLeaving }: { caseId: string; onLeaving?: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [refusing, setRefusing] = useState(false);
  const act = useAct(caseId);
  const said = (sentence: string, sent?: () => void) => ({
    onSuccess: () => {
      sent?.();
      announce(sentence);
      onLeaving?.();
    },
  });
  return (
    <>
      <div className="acts">
        <Button
          purpose="primary"
          data-act="accept"
          busy={act.isPending}
          onClick={() => act.mutate({ act: 'accept' }, said(t('handover.accepted')))}
        >
          {t('handover.accept')}
        </Button>
        <Button purpose="secondary" data-act="refuse" aria-expanded={refusing} onClick={() => setRefusing(!refusing)}>
          {t('handover.refuse')}
        </Button>
      </div>
      {!refusing && <ActProblem error={act.error} />}
      {refusing && (
        <div className="row__form">
          <AskForm
            draft={`refuse:${caseId}`}
            title={t('handover.refuseWhy')}
            send={t('handover.refuseSend')}
            fields={() => [
              { name: 'reason', kind: 'reason', label: t('acts.reason'), hint: t('acts.reasonHint'), needed: true },
            ]}
            busy={act.isPending}
            problem={<ActProblem error={act.error} />}
            onCancel={() => setRefusing(false)}
            onSend={({ reason }, sent) =>
              act.mutate({ act: 'refuse', reason: reason! }, said(t('handover.refused'), sent))
            }
          />
        </div>
      )}
    </>
  );
}
