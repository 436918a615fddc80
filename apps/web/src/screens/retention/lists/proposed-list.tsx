import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type DestructionList, type Proof, retentionApi, retentionKeys } from '../../../api/retention';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import type { Translation } from '../../../language/nl';
import { Answer } from '../../../parts/answer';
import { Cell } from '../../../parts/cell';
import { ItemName } from './item-name';
import { KeptTable } from '../kept-section';

/** The lines of a list that was proposed, when one wants to see them; and the digest by which the list is known. */
export function ProposedList({ list, title }: { list: Proof; title: string }) {
  const { t } = useLanguage();
  const panel = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="acts kept__acts">
        <Button
          purpose="secondary"
          data-act="show-list"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'retention.hide' : 'retention.show')}
          <span className="hidden">: {title}</span>
        </Button>
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <Lines list={list} title={title} />}
      </div>
    </>
  );
}

function Lines({ list, title }: { list: Proof; title: string }) {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: retentionKeys.list(list.id), queryFn: () => retentionApi.list(list.id) });
  const waits = list.state === 'proposed';
  const columns = [t('retention.column.what'), t('retention.column.day')];
  return (
    <>
      <Answer of={asked}>
        {({ items }) => (
          <KeptTable
            caption={t('retention.caption', { what: title })}
            columns={[...columns, t(waits ? 'retention.column.why' : 'retention.column.became')]}
          >
            {items.map((one) => (
              <Line key={one.item} of={list} one={one} />
            ))}
          </KeptTable>
        )}
      </Answer>
      <p className="kept__digest">
        {t('retention.digest')}: <span className="kept__number">{list.hash}</span>
      </p>
      <p className="quiet">{t('retention.digestHint')}</p>
    </>
  );
}

function Line({
  of,
  one: { item, case: caseId, mayGoOn, ...came },
}: {
  of: Proof;
  one: DestructionList['items'][number];
}) {
  const { t } = useLanguage();
  const { short } = useDates();
  const waits = of.state === 'proposed';
  return (
    <tr className="utrecht-table__row" data-item={item} data-became={came.became ?? undefined}>
      <Cell label={t('retention.column.what')}>
        <ItemName of={of.class} item={item} caseId={caseId} />
      </Cell>
      <Cell className="table__short" label={t('retention.column.day')}>
        {short(mayGoOn)}
      </Cell>
      {waits ? <Why of={of.class} item={item} /> : <Became {...came} />}
    </tr>
  );
}

/** Why it may go from that day on, as the list of today says it; what is not on that any more would be left out. */
function Why({ of, item }: { of: Proof['class']; item: string }) {
  const { t, say } = useLanguage();
  const { data } = useQuery({ queryKey: retentionKeys.due(of), queryFn: () => retentionApi.due(of) });
  const found = data?.items.find((one) => one.item === item);
  return (
    <Cell className="table__wide" label={t('retention.column.why')}>
      {found ? say(found.why) : data && t('retention.notToday')}
    </Cell>
  );
}

type Stays = keyof Translation['retention']['stays'];
type Came = Pick<DestructionList['items'][number], 'became' | 'because'>;

function Became({ became, because }: Came) {
  const { t } = useLanguage();
  const why = because && t(`retention.stays.${because as Stays}`);
  return (
    <Cell label={t('retention.column.became')}>
      {became ? t(`retention.became.${became}`, { because: why ?? '' }) : t('retention.notYet')}
    </Cell>
  );
}
