import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import type { ByTwo, DueItem } from '../../../api/retention';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import { Cell } from '../../../parts/cell';
import { HoldForm } from '../holds/hold-form';
import { ItemName } from './item-name';
import { KeptTable } from '../kept-section';
import { goTo } from '../use-keeping';

/** What may go today: each line with its date, why it is that date, and a way to hold the case. */
export function DueTable({ of, title, items }: { of: ByTwo; title: string; items: DueItem[] }) {
  const { t } = useLanguage();
  const columns = [
    t('retention.column.what'),
    t('retention.column.day'),
    t('retention.column.why'),
    t('retention.hold'),
  ];
  return (
    <KeptTable caption={t('retention.caption', { what: title })} columns={columns}>
      {items.map((one) => (
        <Row key={one.item} of={of} one={one} />
      ))}
    </KeptTable>
  );
}

function Row({ of, one: { item, case: caseId, mayGoOn, why } }: { of: ByTwo; one: DueItem }) {
  const { t, say } = useLanguage();
  const { short } = useDates();
  const [isHolding, setHolding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setHolding(false);
    opener.current?.focus();
  };
  return (
    <>
      <tr className="utrecht-table__row" data-item={item}>
        <Cell label={t('retention.column.what')}>
          <ItemName of={of} item={item} caseId={caseId} />
        </Cell>
        <Cell className="table__short" label={t('retention.column.day')}>
          {short(mayGoOn)}
        </Cell>
        <Cell className="table__wide" label={t('retention.column.why')}>
          {say(why)}
        </Cell>
        <Cell label={t('retention.hold')}>
          {caseId && (
            <Button
              ref={opener}
              purpose="secondary"
              data-act="hold"
              aria-expanded={isHolding}
              onClick={() => setHolding(!isHolding)}
            >
              {t('retention.hold')}
              <span className="hidden">: {caseId}</span>
            </Button>
          )}
        </Cell>
      </tr>
      {isHolding && caseId && (
        <tr className="utrecht-table__row table__form">
          <td colSpan={4} className="utrecht-table__cell">
            <HoldForm caseId={caseId} onSent={() => goTo('may-go')} onCancel={close} />
          </td>
        </tr>
      )}
    </>
  );
}
