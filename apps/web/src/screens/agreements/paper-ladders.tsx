import type { Paper } from '../../api/papers';
import { useLanguage } from '../../language';
import { Cell } from '../../parts/cell';

/** The escalation tables, each as a table. */
export function PaperLadders({ ladders }: { ladders: Paper['ladders'] }) {
  const { t, say } = useLanguage();
  return (
    <>
      <p>{t('agreements.lateLead')}</p>
      {ladders.map(({ id, title, rungs }) => (
        <table key={id} className="utrecht-table table ladder" data-ladder={id}>
          <caption className="ladder__title">{say(title)}</caption>
          <thead className="utrecht-table__header">
            <tr className="utrecht-table__row">
              {(['rung', 'when', 'told', 'also'] as const).map((column) => (
                <th key={column} scope="col" className="utrecht-table__header-cell">
                  {t(`agreements.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {rungs.map((rung) => (
              <tr key={rung.id} className="utrecht-table__row">
                <Cell label={t('agreements.rung')} className="table__strong">
                  {rung.id}
                </Cell>
                <Cell label={t('agreements.when')}>{say(rung.when)}</Cell>
                <Cell label={t('agreements.told')}>{say(rung.told)}</Cell>
                <Cell label={t('agreements.also')}>{rung.also ? say(rung.also) : '–'}</Cell>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
