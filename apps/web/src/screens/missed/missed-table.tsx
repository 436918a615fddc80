import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { StepItem } from '../../api/types';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Cell } from '../../parts/cell';
import { ChildLink, PartyName } from '../../parts/child';
import { Mark, standingOf } from '../../parts/mark';
import { useRowLinks } from '../../parts/row-links';
import { isForPage } from '../../parts/single-keys';
import { ActForm } from '../../parts/step-acts';
import { WhyButton } from '../../parts/why-button';

const columns = ['late', 'child', 'step', 'party', 'next', 'director', 'acts'] as const;

export function MissedTable({ items }: { items: StepItem[] }) {
  const { t } = useLanguage();
  const { list, onKeyDown } = useRowLinks(items);
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table table--missed">
        <caption className="hidden">{t('missed.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`missed.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} className="utrecht-table__body" onKeyDown={onKeyDown}>
          {items.map((step) => (
            <MissedRow key={`${step.caseId}-${step.step}`} step={step} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One step that is late, and a nudge for whoever has it to do, in place. */
function MissedRow({ step }: { step: StepItem }) {
  const { t, say, word } = useLanguage();
  const { today } = useDates();
  const row = useRef<HTMLTableRowElement>(null);
  const [nudging, setNudging] = useState(false);
  const me = useMe();
  const didNudge = step.nudged?.on === today && step.nudged.from === me?.role;
  const mayNudge = step.acts.includes('nudge') && !didNudge;
  const standing = standingOf(step, today);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'n' && mayNudge && isForPage(event.nativeEvent)) setNudging(true);
  };
  const close = () => {
    setNudging(false);
    row.current?.focus();
  };
  return (
    <>
      <tr
        ref={row}
        className={`utrecht-table__row row--${standing}`}
        data-row
        data-case={step.caseId}
        data-step={step.step}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <Cell className="table__mark" label={t('missed.late')}>
          <Mark as={standing}>{t('date.late', { count: step.lateDays })}</Mark>
          <WhyButton caseId={step.caseId} step={step.step} on={step.dueOn} at={step.dueAt} past />
        </Cell>
        <Cell className="table__child" label={t('missed.child')}>
          <ChildLink child={step.child} caseId={step.caseId} />
        </Cell>
        <Cell className="table__strong" label={t('missed.step')}>
          {say(step.title)}
          {step.agreement && <span className="row__extra">{say(step.agreement)}</span>}
        </Cell>
        <Cell label={t('missed.party')}>
          <PartyName {...step.party} />
        </Cell>
        <Cell className="table__wide" label={t('missed.next')}>
          <Next step={step} />
        </Cell>
        <Cell label={t('missed.director')}>{step.director && word('role', step.director)}</Cell>
        <Cell className="table__acts" label={t('missed.acts')}>
          {mayNudge ? (
            <Button purpose="secondary" data-act="nudge" aria-expanded={nudging} onClick={() => setNudging(!nudging)}>
              {t('acts.nudge')}
              <span className="hidden">: {say(step.title)}</span>
            </Button>
          ) : (
            didNudge && <span className="quiet">{t('missed.nudgedToday')}</span>
          )}
        </Cell>
      </tr>
      {nudging && (
        <tr className="utrecht-table__row table__form">
          <td className="utrecht-table__cell" colSpan={columns.length}>
            <ActForm step={step} act="nudge" onDone={close} onCancel={close} />
          </td>
        </tr>
      )}
    </>
  );
}

function Next({ step: { next } }: { step: StepItem }) {
  const { t } = useLanguage();
  const { relative, said } = useDates();
  if (!next) return t('row.nothingNextMissed');
  return (
    <>
      <strong>
        {relative(dateOf(next.at))} {timeOf(next.at)}
      </strong>{' '}
      {said(next.sentence)}
    </>
  );
}
