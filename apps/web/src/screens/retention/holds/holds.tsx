import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import { type Hold, retentionApi } from '../../../api/retention';
import { useLanguage } from '../../../language';
import { dateOf, useDates } from '../../../language/dates';
import { AskForm } from '../../../parts/ask-form';
import { HoldForm } from './hold-form';
import { KeptSection } from '../kept-section';
import { goTo, useKeeping } from '../use-keeping';

/** Which cases may not go, why, since when and by whom; and those that were held once. */
export function Holds({ holds }: { holds: Hold[] }) {
  const { t } = useLanguage();
  const [isHolding, setHolding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setHolding(false);
    opener.current?.focus();
  };
  const now = holds.some(({ liftedAt }) => !liftedAt);
  return (
    <KeptSection id="held" title={t('retention.held')}>
      {!now && <p className="quiet">{t('retention.heldNone')}</p>}
      <p>
        <Button
          ref={opener}
          purpose="secondary"
          data-act="hold-case"
          aria-expanded={isHolding}
          onClick={() => setHolding(!isHolding)}
        >
          {t('retention.holdCase')}
        </Button>
      </p>
      {isHolding && <HoldForm onSent={close} onCancel={close} />}
      {holds.map((one) => (
        <One key={one.id} hold={one} />
      ))}
    </KeptSection>
  );
}

function One({ hold: { id, case: caseId, organisation, person, reason, at, liftedAt } }: { hold: Hold }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const [isLifting, setLifting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setLifting(false);
    opener.current?.focus();
  };
  return (
    <article className="kept__one" data-hold={liftedAt ? 'lifted' : 'holds'}>
      <h3 className="nl-heading nl-heading--level-3">
        {t('retention.item.case')} <span className="kept__number">{caseId}</span>
      </h3>
      <p>
        <q>{reason}</q>
      </p>
      <p className="quiet">
        {t('retention.heldBy', { date: short(dateOf(at)), person, organisation })}
        {liftedAt && ` ${t('retention.lifted', { date: short(dateOf(liftedAt)) })}`}
      </p>
      {!liftedAt && (
        <p>
          <Button
            ref={opener}
            purpose="secondary"
            data-act="lift"
            aria-expanded={isLifting}
            onClick={() => setLifting(!isLifting)}
          >
            {t('retention.lift')}
            <span className="hidden">: {caseId}</span>
          </Button>
        </p>
      )}
      {!liftedAt && isLifting && <LiftForm id={id} onCancel={close} />}
    </article>
  );
}

function LiftForm({ id, onCancel }: { id: string; onCancel: () => void }) {
  const { t } = useLanguage();
  const { doing, problem } = useKeeping(
    () => retentionApi.lift(id),
    t('retention.liftSaid'),
    () => goTo('held'),
  );
  return (
    <AskForm
      title={t('retention.liftTitle')}
      note={t('retention.liftNote')}
      fields={() => []}
      send={t('retention.lift')}
      busy={doing.isPending}
      problem={problem}
      onCancel={onCancel}
      onSend={() => doing.mutate()}
    />
  );
}
