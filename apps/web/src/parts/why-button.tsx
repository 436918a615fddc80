import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { On, Why } from '../api/types';
import { useLanguage } from '../language';
import { timeOf, useDates } from '../language/dates';
import { Answer } from './answer';
import { Dialog } from './dialog';
import { type WhyLine, whyLines } from './why-lines';

interface Props {
  caseId: string;
  step: string;
  on: On;
  /** For a term of hours: the exact moment. */
  at?: string;
  past?: boolean;
}

/** A date that explains itself: the exact one, and pressed, how it was counted. */
export function WhyButton({ caseId, step, on, at, past }: Props) {
  const { t } = useLanguage();
  const { short } = useDates();
  const [open, setOpen] = useState(false);
  const date = at ? `${short(on)} ${timeOf(at)}` : short(on);
  return (
    <>
      <button type="button" className="why" onClick={() => setOpen(true)} title={t('date.why')}>
        {past ? t('date.was', { date }) : date}
        <span className="why__sign" aria-hidden="true">
          ?
        </span>
        <span className="hidden"> · {t('date.why')}</span>
      </button>
      {open && <WhyDialog caseId={caseId} step={step} onClose={() => setOpen(false)} />}
    </>
  );
}

function WhyDialog({ caseId, step, onClose }: { caseId: string; step: string; onClose: () => void }) {
  const { t } = useLanguage();
  const why = useQuery({ queryKey: keys.why(caseId, step), queryFn: () => api.why(caseId, step) });
  return (
    <Dialog title={t('why.title')} onClose={onClose}>
      <Answer of={why}>{(data) => <Explanation why={data} />}</Answer>
    </Dialog>
  );
}

const kinds = [
  'start',
  'taken-over',
  'term',
  'skipped',
  'waited',
  'extended',
  'corrected',
  'ran-on',
  'closed',
] as const;

function Explanation({ why }: { why: Why }) {
  const { say, t } = useLanguage();
  const { short } = useDates();
  const days = ({ on, from, to }: WhyLine) => {
    if (on || (from && from === to)) return short((on ?? from)!);
    return from && to ? t('why.until', { from: short(from), to: short(to) }) : '';
  };
  return (
    <>
      <p className="lead">{say(why.sentence)}</p>
      {why.basis.length > 0 && (
        <dl className="why-basis">
          {why.basis.map(({ kind, source }) => (
            <div key={`${kind} ${source}`} data-basis={kind}>
              <dt>{t(`why.basis.${kind}`)}</dt>
              <dd>{source || t('why.basis.unnamed')}</dd>
            </div>
          ))}
        </dl>
      )}
      <ol className="why-parts">
        {whyLines(why.parts).map((part, index) => {
          const kind = kinds.find((known) => known === part.kind);
          return (
            <li key={`${part.kind}-${index}`} className={`why-part why-part--${part.kind}`}>
              <span className="why-part__kind">{kind ? t(`why.${kind}`) : part.kind}</span>
              <span className="why-part__days">{days(part)}</span>
              <span className="why-part__text">{part.said.map(say).join(', ')}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
