import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { CaseFile, CaseStep } from '../../api/types';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { OpenForm } from '../../parts/open-form';
import { useRows } from '../../parts/rows';
import { OpenStep } from './open-step';
import { OverStep } from './over-step';
import { isOver } from './party-standing';
import { draftOfProposal, ProposeStep } from './propose-step';

const rank = { missed: 0, open: 1, waiting: 2, done: 3, skipped: 3 };

/** What is late, then what is due first; what waits for something outside comes last. */
const byUrgency = (one: CaseStep, other: CaseStep) =>
  rank[one.state] - rank[other.state] || (one.dueOn < other.dueOn ? -1 : 1);

/** The agreed steps of a case: what runs now on top, what is done below. */
export function CaseSteps({ file, party }: { file: CaseFile; party: string | undefined }) {
  const { t } = useLanguage();
  const { list } = useRows<HTMLElement>(file.steps);
  const head = useInSight(party);
  const me = useMe();
  const [proposing, setProposing] = useState(false);
  const shown = party ? file.steps.filter(({ by }) => by === party) : file.steps;
  const open = shown.filter((step) => !isOver(step)).toSorted(byUrgency);
  const over = shown.filter(isOver).toSorted((one, other) => ((one.doneOn ?? '') < (other.doneOn ?? '') ? 1 : -1));
  return (
    <section ref={list} aria-labelledby="steps">
      <div ref={head} className="case-steps__head">
        <h2 id="steps" className="nl-heading nl-heading--level-2">
          {t('case.steps')}
        </h2>
        {party && <OnlyOf file={file} party={party} />}
        {file.acts.includes('propose') && !proposing && (
          <OpenForm act="propose" draft={draftOfProposal(file)} onOpen={() => setProposing(true)}>
            {t('caseFile.propose')}
          </OpenForm>
        )}
      </div>
      {proposing && <ProposeStep file={file} party={party} onEnd={() => setProposing(false)} />}
      {open.length === 0 && <p className="empty">{t(party ? 'caseFile.noStepsOf' : 'case.noSteps')}</p>}
      {open.length > 0 && (
        <ul className="rows">
          {open.map((step) => (
            <OpenStep
              key={`${step.step}-${step.revision}`}
              step={step}
              ofAnother={me && step.party.organisation !== me.organisation.name}
            />
          ))}
        </ul>
      )}
      {over.length > 0 && <Over steps={over} />}
    </section>
  );
}

/** Where the parties stand below their steps, whoever chooses one of them comes to its steps. */
function useInSight(party: string | undefined) {
  const head = useRef<HTMLDivElement>(null);
  const before = useRef(party);
  useEffect(() => {
    if (party !== before.current) head.current?.scrollIntoView({ block: 'nearest' });
    before.current = party;
  }, [party]);
  return head;
}

/** So many of the steps that are over stand there at once. */
const atOnce = 5;

function Over({ steps }: { steps: CaseStep[] }) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">{t('case.stepsDone')}</h3>
      <ul className="over">
        {(all ? steps : steps.slice(0, atOnce)).map((step) => (
          <OverStep key={step.step} step={step} />
        ))}
        {!all && steps.length > atOnce && (
          <li>
            <button type="button" className="nl-link" onClick={() => setAll(true)}>
              {t('caseFile.allDone', { count: steps.length })}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}

/** Says of whom the steps are that are shown, and leads back to all of them. */
function OnlyOf({ file, party }: { file: CaseFile; party: string }) {
  const { t, word } = useLanguage();
  const organisation = file.parties.find(({ role }) => role === party)?.organisation ?? word('role', party);
  return (
    <p className="case-steps__only">
      {t('caseFile.onlyOf', { who: organisation })}{' '}
      <Link to="/cases/$caseId" params={{ caseId: file.id }} resetScroll={false} className="nl-link" data-all-parties>
        {t('caseFile.showAll')}
      </Link>
    </p>
  );
}
