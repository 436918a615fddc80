import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ByTwo, type Proof, type RetentionClass, retentionApi, retentionKeys } from '../../../api/retention';
import { useOnceKey } from '../../../api/use-act';
import { useLanguage } from '../../../language';
import { Answer } from '../../../parts/answer';
import { DueTable } from './due-table';
import { KeptSection } from '../kept-section';
import { goTo, useKeeping } from '../use-keeping';

interface Props {
  classes: RetentionClass[];
  lists: Proof[];
  of: string;
}

/** What may go today, class by class, each line with why; and the button by which the list is proposed. */
export function MayGo({ classes, lists, of }: Props) {
  const { t } = useLanguage();
  const due = classes.filter((one) => one.due);
  const waits = new Set(lists.filter(({ state }) => state !== 'done' && state !== 'withdrawn').map((one) => one.class));
  return (
    <KeptSection id="may-go" title={t('retention.may')}>
      {due.length === 0 && <div className="empty">{t('retention.mayNone')}</div>}
      {due.map((one) => (
        <Due key={one.class} one={one} waits={waits.has(one.class as ByTwo)} of={of} />
      ))}
    </KeptSection>
  );
}

function Due({ one, waits, of }: { one: RetentionClass; waits: boolean; of: string }) {
  const { t, say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const name = one.class as ByTwo;
  const panel = `due-${name}`;
  return (
    <article className="kept__one" data-due={name}>
      <h3 className="nl-heading nl-heading--level-3">
        {say(one.title)} · {t('retention.count', { count: one.due! })}
      </h3>
      <div className="acts kept__acts">
        <Button
          purpose="secondary"
          data-act="show-due"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'retention.hide' : 'retention.show')}
          <span className="hidden">: {say(one.title)}</span>
        </Button>
      </div>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <List name={name} title={say(one.title)} />}
      </div>
      {waits ? <p className="quiet">{t('retention.waitsAlready')}</p> : isOpen && <Propose name={name} of={of} />}
    </article>
  );
}

function List({ name, title }: { name: ByTwo; title: string }) {
  const asked = useQuery({ queryKey: retentionKeys.due(name), queryFn: () => retentionApi.due(name) });
  return <Answer of={asked}>{({ items }) => <DueTable of={name} title={title} items={items} />}</Answer>;
}

/** Only who looked at the list proposes it. */
function Propose({ name, of }: { name: ByTwo; of: string }) {
  const { t } = useLanguage();
  const keyOf = useOnceKey();
  const { doing, problem } = useKeeping(
    () => retentionApi.propose(name, keyOf(name)),
    t('retention.proposed', { organisation: of }),
    () => goTo('waiting'),
  );
  return (
    <>
      <p className="quiet">{t('retention.proposeNote', { organisation: of })}</p>
      {problem}
      <p>
        <Button purpose="primary" data-act="propose" busy={doing.isPending} onClick={() => doing.mutate()}>
          {t('retention.propose')}
        </Button>
      </p>
    </>
  );
}
