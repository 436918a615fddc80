import type { AgendaItem, Decision, Meeting } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';
import { Panel } from '../../parts/panel';
import { AtCase } from './at-case';

const marks = {
  draft: 'neutral',
  asked: 'amber',
  declined: 'red',
  open: 'neutral',
  missed: 'red',
  waiting: 'waiting',
  done: 'done',
  skipped: 'done',
} as const;

/** What was decided: per case what, who, by when. This list is the minutes. */
export function Decided({ meeting: { items, isFinal } }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const decided = items.filter(({ decisions }) => decisions.length > 0);
  return (
    <Panel title={t('table.decided')}>
      {decided.length === 0 && <p className="quiet">{t('table.nothingDecided')}</p>}
      <ul className="room-decided">
        {decided.map((item) => (
          <OfCase key={item.caseId} item={item} isFinal={isFinal} />
        ))}
      </ul>
    </Panel>
  );
}

function OfCase({ item, isFinal }: { item: AgendaItem; isFinal: boolean }) {
  const { child, decisions } = item;
  const { word } = useLanguage();
  const sentence = useDecisionSentence();
  return (
    <li>
      <strong>
        {child.initials} ({child.age})
      </strong>
      {isFinal && (
        <p className="room-decided__there">
          <AtCase item={item} />
        </p>
      )}
      <ul>
        {decisions.map((one) => (
          <li key={one.id} data-decided={one.state}>
            {sentence(one)} <Mark as={marks[one.state]}>{word('decisionState', one.state)}</Mark>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** A decision in one line: what, who, by when; what is not said yet stands as a dash. */
export function useDecisionSentence() {
  const { word } = useLanguage();
  const { short } = useDates();
  return ({ what, words, party, term, within, dueOn }: Decision): string => {
    const day = dueOn ?? (term && 'on' in term ? term.on : undefined);
    const parts = [words ?? (what && word('decision', what)), party && word('role', party), day ? short(day) : within];
    return parts.map((part) => part ?? '–').join(' · ');
  };
}
