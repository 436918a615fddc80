import type { ReactNode } from 'react';
import type { Held, HeldAgreement, Paper, PaperStep } from '../../api/papers';
import type { Words } from '../../api/types';
import { useLanguage } from '../../language';
import { BasisMark } from './basis';
import { PaperLadders } from './paper-ladders';
import { PaperSigned } from './paper-signed';

interface Props {
  paper: Paper;
  held: Held;
  agreement: HeldAgreement;
}

/** The agreement as the paper that partners sign: articles, in whole sentences. */
export function PaperText({ paper, held, agreement }: Props) {
  const { t, say } = useLanguage();
  const articles: [string, ReactNode][] = [
    [t('agreements.begin'), <Begin key="begin" agreement={agreement} />],
    [t('agreements.direction'), <DirectionRules key="direction" paper={paper} />],
    [t('agreements.steps'), <Steps key="steps" steps={paper.steps} />],
    ...(paper.clocks.length > 0
      ? [[t('agreements.clocks'), <Sentences key="clocks" of={paper.clocks} />] satisfies [string, ReactNode]]
      : []),
    [t('agreements.late'), <PaperLadders key="late" ladders={paper.ladders} />],
    ...(paper.afterCare
      ? [[t('agreements.afterCare'), <p key="after">{say(paper.afterCare)}</p>] satisfies [string, ReactNode]]
      : []),
    [
      t('agreements.signed'),
      <PaperSigned key="signed" paper={paper} held={held} isInForce={paper.version === agreement.version} />,
    ],
  ];
  return (
    <div className="paper__text">
      <p>{t('agreements.preamble', { region: paper.region.name })}</p>
      {articles.map(([title, content], index) => (
        <section key={title} className="article" aria-labelledby={`article-${index}`}>
          <h3 id={`article-${index}`} className="article__title">
            <span className="article__number">{index + 1}</span> {title}
          </h3>
          {content}
        </section>
      ))}
    </div>
  );
}

function Sentences({ of: sentences }: { of: readonly Words[] }) {
  const { say } = useLanguage();
  return sentences.map((sentence) => <p key={sentence.en}>{say(sentence)}</p>);
}

function Begin({ agreement }: { agreement: HeldAgreement }) {
  const { t, say } = useLanguage();
  const { signals, begunBy } = agreement;
  return (
    <>
      <p>{t(signals.length > 0 ? 'agreements.beginHere' : 'agreements.beginNot')}</p>
      {signals.length > 0 && (
        <ul className="sentences">
          {signals.map(({ id, title, byLaw, municipalities }) => (
            <li key={id}>
              {say(title)}
              {municipalities && ` (${t('agreements.residents', { where: municipalities.join(', ') })})`}{' '}
              <BasisMark basis={byLaw ? 'law' : 'agreement'} />
            </li>
          ))}
        </ul>
      )}
      {begunBy && <p>{t('agreements.beginOther', { how: say(begunBy).toLowerCase() })}</p>}
    </>
  );
}

function DirectionRules({ paper: { direction } }: { paper: Paper }) {
  const { t, say } = useLanguage();
  if (!direction) return <p>{t('agreements.directionUnchanged')}</p>;
  return (
    <>
      <ul className="rules">
        {direction.rules.map(({ id, sentence }) => (
          <li key={id}>
            <span className="rules__id">{id}</span> {say(sentence)}
          </li>
        ))}
      </ul>
      <p>{direction.accept.map(say).join(' ')}</p>
    </>
  );
}

function Steps({ steps }: { steps: readonly PaperStep[] }) {
  return (
    <ol className="clauses">
      {steps.map((step) => (
        <Clause key={step.id} step={step} />
      ))}
    </ol>
  );
}

function Clause({ step }: { step: PaperStep }) {
  const { t, say } = useLanguage();
  return (
    <li className="clause" data-step={step.id}>
      <div className="clause__text">
        <p className="clause__sentence">{say(step.sentence)}</p>
        {step.also.length > 0 && <p className="clause__also">{step.also.map(say).join(' ')}</p>}
        {step.outcomes.length > 0 && (
          <>
            <p className="clause__also">{t('agreements.mayEnd')}:</p>
            <ul className="outcomes">
              {step.outcomes.map(({ id, title, follows }) => (
                <li key={id}>
                  {say(title)}
                  {follows && <span className="quiet"> — {say(follows)}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="clause__source">
        <BasisMark basis={step.basis} />
        {step.source && <span className="quiet">{step.source}</span>}
      </p>
    </li>
  );
}
