import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import { familyApi, type FamilyPage } from '../../api/family';
import { ActProblem } from '../../parts/act-problem';
import { FamilySection } from './family-section';
import { useFamilyAct, useFamilyWords } from './family-words';

type Supporter = FamilyPage['supporters'][number];

/** Who looks along because the family asked, and how that ends: without a reason. */
export function FamilySupporters({ supporters }: Pick<FamilyPage, 'supporters'>) {
  const own = useFamilyWords();
  return (
    <FamilySection title={own('supporters')}>
      <p>{own('supportersHint')}</p>
      <ul className="family__lines">
        {supporters.map((one) => (
          <li key={one.id}>
            <OneSupporter one={one} />
          </li>
        ))}
      </ul>
    </FamilySection>
  );
}

function OneSupporter({ one }: { one: Supporter }) {
  const own = useFamilyWords();
  const [sure, setSure] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  const ending = useFamilyAct(
    () => familyApi.endSupport(one.id),
    () => own('letGoSaid', { name: one.name }),
  );
  const ask = (isSure: boolean) => {
    setSure(isSure);
    requestAnimationFrame(() => first.current?.querySelector('button')?.focus());
  };
  return (
    <div ref={first}>
      <p className="family__what">{one.name}</p>
      {sure && <p>{own('letGoSure', { name: one.name })}</p>}
      <div className="family__buttons">
        {sure ? (
          <>
            <Button purpose="primary" data-act="yes" busy={ending.isPending} onClick={() => ending.mutate(undefined)}>
              {own('letGoYes')}
            </Button>
            <Button purpose="secondary" onClick={() => ask(false)}>
              {own('letGoNo')}
            </Button>
          </>
        ) : (
          <Button purpose="secondary" data-act="let-go" onClick={() => ask(true)}>
            {own('letGo')}
          </Button>
        )}
      </div>
      <ActProblem error={ending.error} />
    </div>
  );
}
