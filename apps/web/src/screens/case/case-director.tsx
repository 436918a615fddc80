import { useState } from 'react';
import { caseApi, useCasePart, type WhyDirector } from '../../api/case';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Dialog } from '../../parts/dialog';
import { Mark } from '../../parts/mark';
import { HandoverActs } from '../my-day/handovers';
import { useFactWords } from './fact-words';

/** Who directs the case and who was asked to, with the reason behind a button. */
export function CaseDirector({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const { director } = file;
  return (
    <div>
      <dt>{t('case.director')}</dt>
      <dd>
        <strong>{director.organisation}</strong>
        {director.person && `, ${director.person}`}{' '}
        <button type="button" className="why" data-why="director" onClick={() => setOpen(true)}>
          {t('caseFile.whyDirector')}
          <span className="why__sign" aria-hidden="true">
            ?
          </span>
        </button>
        <Proposal file={file} />
      </dd>
      {open && (
        <Dialog title={t('caseFile.whyDirector')} onClose={() => setOpen(false)}>
          <Why file={file} />
        </Dialog>
      )}
    </div>
  );
}

function Proposal({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const { relative, short } = useDates();
  const { proposal } = file;
  if (!proposal) return null;
  const before = `${relative(proposal.answerBefore)} · ${short(proposal.answerBefore)}`;
  return (
    <div className="proposal">
      <Mark as={proposal.missed ? 'red' : 'amber'}>{t('case.proposed', { role: word('role', proposal.role) })}</Mark>{' '}
      <span className="quiet">
        {proposal.missed ? t('case.proposedMissed') : `${t('case.proposedBefore')} ${before}`}
      </span>
      {file.acts.includes('accept') && <HandoverActs caseId={file.id} />}
    </div>
  );
}

function Why({ file }: { file: CaseFile }) {
  const why = useCasePart(file.id, 'why-director', caseApi.whyDirector);
  return <Answer of={why}>{(data) => <Explained why={data} file={file} />}</Answer>;
}

/** The rule in words, since when, the facts it rests on, who was asked, and who directed before. */
function Explained({ why: { now, facts, proposed, earlier }, file }: { why: WhyDirector; file: CaseFile }) {
  const { t, say, word } = useLanguage();
  const { short } = useDates();
  const inWords = useFactWords();
  return (
    <div className="why-director">
      <p className="lead">{say(now.sentence)}.</p>
      {now.since && <p>{t('caseFile.directsSince', { who: now.organisation, date: short(now.since) })}</p>}
      {facts.length > 0 && (
        <>
          <h3 className="nl-heading nl-heading--level-3">{t('caseFile.restsOn')}</h3>
          <dl className="pairs">
            {facts.map(({ fact, value }) => (
              <div key={fact}>
                <dt>{word('fact', fact)}</dt>
                <dd>{inWords(file.factTypes[fact], value)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {proposed && (
        <>
          <h3 className="nl-heading nl-heading--level-3">{t('caseFile.asked')}</h3>
          <p>
            <strong>{proposed.organisation}</strong>. {say(proposed.sentence)}. {t('caseFile.oldOneStays')}
          </p>
        </>
      )}
      {earlier.length > 0 && (
        <>
          <h3 className="nl-heading nl-heading--level-3">{t('caseFile.earlier')}</h3>
          <ol className="plain">
            {earlier.map((one) => (
              <li key={`${one.from} ${one.director}`} data-earlier={one.director}>
                <strong>{one.organisation}</strong>{' '}
                <span className="quiet">{t('why.until', { from: short(one.from), to: short(one.until) })}</span>
                <br />
                {say(one.sentence)}.
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
