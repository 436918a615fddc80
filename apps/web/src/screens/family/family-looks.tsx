import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { familyApi, familyKeys, type LookedAt } from '../../api/family';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';

/** Who looked at the child, day by day: asked for when it is opened. */
export function FamilyLooks() {
  const own = useFamilyWords();
  const [isOpen, setOpen] = useState(false);
  const looks = useQuery({ queryKey: familyKeys.looks, queryFn: familyApi.looks, enabled: isOpen });
  return (
    <FamilySection title={own('looks')}>
      <p>{own('looksWhy')}</p>
      <details className="family__folded" data-looks onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{own('looksOpen')}</summary>
        {isOpen && <Answer of={looks}>{(found) => <Days looks={found.looks} />}</Answer>}
      </details>
    </FamilySection>
  );
}

function Days({ looks }: { looks: LookedAt['looks'] }) {
  const own = useFamilyWords();
  const { say } = useLanguage();
  const { full } = useDates();
  if (looks.length === 0) return <p className="empty">{own('looksNone')}</p>;
  const days = Map.groupBy(looks, ({ on }) => on);
  return (
    <dl>
      {[...days].map(([on, ofDay]) => (
        <div key={on}>
          <dt>{full(on)}</dt>
          {ofDay.map(({ organisation, role, sentence }) => (
            <dd key={`${organisation} ${role}`}>{say(sentence)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
