import { api } from '../../api/calls';
import type { Children } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { Compared, Pupils } from './one-child-compared';
import { Deciding } from './one-child-deciding';

type Joined = Children['joined'][number];
type Apart = Children['apart'][number];

/** A child that is a pupil of several schools, why that is so, and the way back. */
export function JoinedChild({ child, onDecided }: { child: Joined; onDecided: () => void }) {
  const { pupils, decisions, earlier } = child;
  // A split said of the others that they are one: once it was taken back, its reason is told where it was the split.
  const isOfSplit = ({ decidedAt, reason }: Joined['decisions'][number]) =>
    earlier.some((one) => !one.same && one.decidedAt === decidedAt && one.reason === reason);
  const holding = decisions.filter((decision) => !isOfSplit(decision));
  return (
    <li className="pair" data-joined>
      <div className="pair__what">
        <div className="pair__sides">
          <Pupils pupils={pupils} among={pupils} />
        </div>
        <Trail inForce={holding.map((decision) => ({ ...decision, same: true }))} earlier={earlier} />
      </div>
      <Deciding
        pupils={pupils}
        choices={[{ act: 'split', send: ({ pupil = pupils.at(-1)!.id, reason }) => api.splitChild({ pupil, reason }) }]}
        onDecided={onDecided}
      />
    </li>
  );
}

/** Two children about whom nobody is asked any more, and the way back. */
export function ApartChildren({ pair, onDecided }: { pair: Apart; onDecided: () => void }) {
  const { one, other, earlier, ...decision } = pair;
  const sides = { one: one[0]!.id, other: other[0]!.id };
  return (
    <li className="pair" data-apart>
      <div className="pair__what">
        <Compared one={one} other={other} />
        <Trail inForce={[{ ...decision, same: false }]} earlier={earlier} />
      </div>
      <Deciding
        pupils={[...one, ...other]}
        choices={[{ act: 'join', send: ({ reason }) => api.joinChildren({ ...sides, reason }) }]}
        onDecided={onDecided}
      />
    </li>
  );
}

type Decision = Joined['earlier'][number];

/** Who decided what, when and why: what holds, then what was decided before. */
function Trail({ inForce, earlier }: { inForce: Decision[]; earlier: Decision[] }) {
  const { t } = useLanguage();
  return (
    <ul className="trail" aria-label={t('oneChild.trail')}>
      {inForce.length === 0 && <li>{t('oneChild.byNumber')}</li>}
      {inForce.map((decision) => (
        <Told key={`${decision.decidedAt} ${decision.reason}`} decision={decision} />
      ))}
      {earlier.map((decision) => (
        <Told key={`${decision.decidedAt} ${decision.reason} ${decision.same}`} decision={decision} isEarlier />
      ))}
    </ul>
  );
}

function Told({ decision, isEarlier = false }: { decision: Decision; isEarlier?: boolean }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { same, reason, person, decidedAt } = decision;
  return (
    <li className={isEarlier ? 'trail__earlier' : undefined} data-earlier={isEarlier || undefined}>
      <strong>
        {isEarlier && `${t('oneChild.earlier')} `}
        {same ? t('oneChild.one') : t('oneChild.two')}
      </strong>
      {': '}
      {reason}{' '}
      <span className="quiet">
        {person} · {short(dateOf(decidedAt))}
      </span>
    </li>
  );
}
