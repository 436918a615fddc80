import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useLanguage } from '../../language';
import { daysBetween, useDates } from '../../language/dates';
import type { Scale } from './scale';
import type { Shown } from './shown';
import { ThreadLine } from './web-thread';

/** From here on there is room for letters on a thread. */
export const legible = 18;

interface Props {
  shown: Shown;
  scale: Scale;
  height: number;
  at: number;
  isLifted: boolean;
  isNext: boolean;
  /** Whether the party stands on the thread: not where its bundle says it already. */
  saysParty: boolean;
  onLift: (caseId: string) => void;
  onFocus: (at: number) => void;
}

/** One child in the picture; leads to its case. */
export const Thread = memo(function Thread(props: Props) {
  const { shown, scale, height, at, isLifted, isNext, saysParty, onLift, onFocus } = props;
  const { row } = shown;
  const { today } = useDates();
  const sentence = useThreadSentence();
  const { child, step, caseId } = row;
  const isLegible = height >= legible;
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId }}
      className={`thread ${isLifted ? 'thread--lifted' : ''}`}
      data-at={at}
      data-thread={caseId}
      tabIndex={isNext ? 0 : -1}
      onMouseEnter={() => onLift(caseId)}
      onFocus={() => {
        onFocus(at);
        onLift(caseId);
      }}
    >
      <span className="hidden">{sentence(row)}</span>
      <span className="thread__who" aria-hidden="true">
        {isLegible && `${child.initials} (${child.age})`}
      </span>
      <ThreadLine row={row} scale={scale} today={today} height={height} />
      {isLegible && saysParty && step && (
        <span className="thread__party" aria-hidden="true">
          {step.party.organisation}
        </span>
      )}
    </Link>
  );
});

/** "N.B. (16), 14 weken thuis, te laat, we wachten op GGD" */
function useThreadSentence() {
  const { t } = useLanguage();
  const { duration, today } = useDates();
  return ({ child, daysAtHome, firstDayAbsent, clock, step }: Shown['row']) => {
    const said = {
      child: `${child.initials} (${child.age})`,
      weeks: duration(daysAtHome ?? daysBetween(firstDayAbsent ?? today, today)),
      clock: t(`marks.${clock}`),
    };
    return step ? t('web.thread', { ...said, party: step.party.organisation }) : t('web.threadNobody', said);
  };
}
