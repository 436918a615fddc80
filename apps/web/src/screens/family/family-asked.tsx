import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect, useRef, useState } from 'react';
import { familyApi, type FamilyCase } from '../../api/family';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { BeforeWhen } from './before-when';
import { FamilySection } from './family-section';
import { useFamilyAct, useFamilyWords } from './family-words';

type Agreed = FamilyCase['agreed'][number];

/** What the family is asked to do; each thing is said to be done in its place. */
export function FamilyAsked({ one }: { one: FamilyCase }) {
  const own = useFamilyWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = one.agreed.filter(({ isDone }) => !isDone);
  return (
    <FamilySection title={own('asked')} heading={heading} isMain={open.length > 0}>
      {open.length === 0 ? (
        <p>{own('askedNothing')}</p>
      ) : (
        <ul className="family__asks">
          {open.map((agreed) => (
            <li key={agreed.step} data-asked={agreed.step}>
              <Asked one={one} agreed={agreed} onDone={() => heading.current?.focus()} />
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && <p className="quiet">{own('noHurry')}</p>}
    </FamilySection>
  );
}

interface AskedProps {
  one: FamilyCase;
  agreed: Agreed;
  /** Where the focus goes when this leaves the page. */
  onDone: () => void;
}

function Asked({ one, agreed, onDone }: AskedProps) {
  const { say } = useLanguage();
  const own = useFamilyWords();
  const [sure, setSure] = useState(false);
  const done = useFamilyAct(
    () => familyApi.done(one.id, agreed.step),
    () => own('doneSaid'),
  );
  return (
    <>
      <p className="family__what">{say(agreed.what)}</p>
      {agreed.on && <BeforeWhen on={agreed.on} />}
      {sure ? (
        <Sure
          who={say(one.director.who)}
          busy={done.isPending}
          onYes={() => done.mutate(undefined, { onSuccess: onDone })}
          onNo={() => setSure(false)}
        />
      ) : (
        <div className="family__buttons">
          <Button purpose="primary" data-act="done" onClick={() => setSure(true)}>
            {own('done')}
          </Button>
        </div>
      )}
      <ActProblem error={done.error} />
    </>
  );
}

interface SureProps {
  who: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** A slip of the thumb tells nobody anything. */
function Sure({ who, busy, onYes, onNo }: SureProps) {
  const own = useFamilyWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={box}>
      <p>{own('doneSure', { who: who.slice(0, 1).toLowerCase() + who.slice(1) })}</p>
      <div className="family__buttons">
        <Button purpose="primary" data-act="yes" busy={busy} onClick={() => !busy && onYes()}>
          {own('doneYes')}
        </Button>
        <Button purpose="secondary" onClick={onNo}>
          {own('doneNotYet')}
        </Button>
      </div>
    </div>
  );
}
