import type { Paper } from '../../api/papers';
import { useLanguage } from '../../language';
import { Cell } from '../../parts/cell';
import { BasisMark } from './basis';
import { PaperLadders } from './paper-ladders';

/** The same as a table: a row per step, and the escalation tables below. */
export function PaperTable({ paper }: { paper: Paper }) {
  const { t, say, word } = useLanguage();
  const ladderOf = (id: string | undefined) => paper.ladders.find((one) => one.id === id)?.title;
  return (
    <>
      <table className="utrecht-table table steps-table">
        <caption className="hidden">{t('agreements.steps')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {(['step', 'who', 'within', 'starts', 'ifLate', 'source'] as const).map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`agreements.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {paper.steps.map((step) => {
            const ladder = ladderOf(step.ladder);
            return (
              <tr key={step.id} className="utrecht-table__row" data-step={step.id}>
                <Cell label={t('agreements.step')} className="table__strong">
                  {say(step.title)}
                </Cell>
                <Cell label={t('agreements.who')}>{word('role', step.by)}</Cell>
                <Cell label={t('agreements.within')}>{say(step.within)}</Cell>
                <Cell label={t('agreements.starts')}>{say(step.starts)}</Cell>
                <Cell label={t('agreements.ifLate')}>{ladder ? say(ladder) : t('agreements.nothingLate')}</Cell>
                <Cell label={t('agreements.source')}>
                  <BasisMark basis={step.basis} />
                  {step.source && <span className="quiet"> {step.source}</span>}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </table>
      <h3 className="article__title">{t('agreements.late')}</h3>
      <PaperLadders ladders={paper.ladders} />
    </>
  );
}
