import type { DifferencePoint, Paper, PaperStep } from '../../api/papers';
import { useLanguage } from '../../language';
import { Cell } from '../../parts/cell';

interface Props {
  mine: Paper;
  theirs: Paper;
  points: readonly DifferencePoint[];
  here: string;
  there: string;
}

const stepOf = ({ steps }: Paper, id: string) => steps.find((step) => step.id === id);

/** Each step as it stands on either paper; what differs says so. */
export function SideBySide({ mine, theirs, points, here, there }: Props) {
  const { t } = useLanguage();
  const ids = [...new Set([...mine.steps, ...theirs.steps].map(({ id }) => id))];
  const differs = (id: string) => points.some(({ key }) => new RegExp(`^(step|outcome) ${id}( |/|$)`).test(key));
  return (
    <section aria-labelledby="side-by-side">
      <h3 id="side-by-side" className="article__title">
        {t('agreements.sideBySide')}
      </h3>
      <table className="utrecht-table table beside">
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {[t('agreements.step'), here, there].map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {ids.map((id) => (
            <Row
              key={id}
              id={id}
              mine={stepOf(mine, id)}
              theirs={stepOf(theirs, id)}
              isOtherwise={differs(id)}
              {...{ here, there }}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  id: string;
  mine: PaperStep | undefined;
  theirs: PaperStep | undefined;
  isOtherwise: boolean;
  here: string;
  there: string;
}

function Row({ id, mine, theirs, isOtherwise, here, there }: RowProps) {
  const { t, say } = useLanguage();
  const title = (mine ?? theirs)!.title;
  const how = !theirs
    ? t('agreements.onlyMine', { name: here })
    : !mine
      ? t('agreements.onlyTheirs', { name: there })
      : t(isOtherwise ? 'agreements.differs' : 'agreements.equal');
  const isSame = mine && theirs && !isOtherwise;
  const said = (step: PaperStep | undefined) => (step ? say(step.sentence) : t('agreements.absent'));
  return (
    <tr className="utrecht-table__row" data-step={id}>
      <Cell label={t('agreements.step')}>
        <span className="table__strong">{say(title)}</span> <span className={isSame ? 'quiet' : 'differs'}>{how}</span>
      </Cell>
      <Cell label={here}>{said(mine)}</Cell>
      <Cell label={there}>{said(theirs)}</Cell>
    </tr>
  );
}
