import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import type { FamilyCase } from '../../api/family';
import { useLanguage } from '../../language';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';
import { DisagreeForm, QuestionForm } from './family-forms';

interface Props {
  one: FamilyCase;
  /** Who supports the family asks for it; what it wants, it says itself. */
  maySayNo: boolean;
}

/** What the family asks and wants otherwise, in its own words; and what was answered. */
export function FamilyThinks({ one, maySayNo }: Props) {
  const own = useFamilyWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [open, setOpen] = useState<'question' | 'disagree'>();
  const close = () => {
    setOpen(undefined);
    heading.current?.focus();
  };
  const mayAsk = one.agreed.some(({ isDone }) => !isDone) || one.expected.length > 0;
  return (
    <FamilySection title={own('think')} heading={heading}>
      {open === undefined && (
        <div className="family__buttons">
          {mayAsk && (
            <Button purpose="secondary" data-act="question" onClick={() => setOpen('question')}>
              {own('question')}
            </Button>
          )}
          {maySayNo && (
            <Button purpose="secondary" data-act="disagree" onClick={() => setOpen('disagree')}>
              {own('disagree')}
            </Button>
          )}
        </div>
      )}
      {open === 'question' && <QuestionForm one={one} onClose={close} />}
      {open === 'disagree' && <DisagreeForm one={one} onClose={close} />}
      <p className="quiet">{own('onlyYou')}</p>
      <Questions asked={one.asked} />
      <Wishes otherwise={one.otherwise} />
    </FamilySection>
  );
}

function Questions({ asked }: Pick<FamilyCase, 'asked'>) {
  const { say } = useLanguage();
  const own = useFamilyWords();
  if (asked.length === 0) return null;
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">{own('yourQuestions')}</h3>
      <ul className="family__talks">
        {asked.map(({ about, question, answer }, index) => (
          <li key={`${index} ${question}`}>
            <p className="quiet">{say(about)}</p>
            <div className="family__said">
              <p className="quiet">{own('yourQuestion')}</p>
              <p>{question}</p>
            </div>
            {answer ? (
              <div className="family__said family__said--back">
                <p className="quiet">{own('theAnswer')}</p>
                <p>{answer}</p>
              </div>
            ) : (
              <p>{own('noAnswerYet')}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Wishes({ otherwise }: Pick<FamilyCase, 'otherwise'>) {
  const { say } = useLanguage();
  const own = useFamilyWords();
  if (otherwise.length === 0) return null;
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">{own('yourWishes')}</h3>
      <ul className="family__talks">
        {otherwise.map(({ about, wish, statedAt }) => (
          <li key={statedAt}>
            <div className="family__said">
              <p className="quiet">{own('wish', { about: say(about) })}</p>
              {wish && <p>{wish}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
