import { useRef, type KeyboardEvent } from 'react';
import { useLanguage } from '../../language';
import { Cell } from '../../parts/cell';
import { isForPage } from '../../parts/single-keys';
import { ActForm } from '../../parts/step-acts';
import type { Group, Shown } from './shown';
import { Act, actOf } from './web-act';
import { Cells } from './web-cells';

const columns = 7;

interface Props {
  one: Shown;
  index: number;
  /** What it and the rows below have in common, on the first of them. */
  heading: Group | undefined;
  isLifted: boolean;
  isActing: boolean;
  measure: (element: HTMLElement | null) => void;
  onLift: (caseId: string | undefined) => void;
  onActing: (caseId: string | undefined) => void;
  onLeaving: (row: Element | null) => void;
}

/** One child: in whose hands, since when, what happens otherwise; with what can be done about it today, in place. */
export function WebRow(props: Props) {
  const { one, index, heading, isLifted, isActing, measure, onLift, onActing, onLeaving } = props;
  const { t } = useLanguage();
  const row = useRef<HTMLTableRowElement>(null);
  const { caseId, clock, step } = one.row;
  const act = actOf(one.row);
  const close = () => {
    onActing(undefined);
    row.current?.focus();
  };
  const done = () => {
    onLeaving(row.current);
    onActing(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'd' || act !== 'done' || !isForPage(event.nativeEvent)) return;
    event.preventDefault();
    onActing(caseId);
  };
  return (
    <tbody ref={measure} data-index={index} className="utrecht-table__body">
      {heading && <Heading group={heading} />}
      <tr
        ref={row}
        className={`utrecht-table__row row--${clock} ${isLifted ? 'web__lifted' : ''}`}
        data-row
        data-case={caseId}
        tabIndex={-1}
        aria-rowindex={index + 2}
        onKeyDown={onKeyDown}
        onMouseEnter={() => onLift(caseId)}
        onMouseLeave={() => onLift(undefined)}
        onFocus={() => onLift(caseId)}
      >
        <Cells one={one} />
        <Cell className="web__act" label={t('web.act')}>
          <Act one={one} act={act} isActing={isActing} onOpen={() => (isActing ? close() : onActing(caseId))} />
        </Cell>
      </tr>
      {isActing && step && act && (
        <tr className="web__form">
          <td colSpan={columns}>
            <ActForm step={step} act={act} onCancel={close} onDone={done} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Heading({ group }: { group: Group }) {
  const { t } = useLanguage();
  return (
    <tr className="web__group">
      <th colSpan={columns} scope="rowgroup">
        {t(`web.groups.${group}`)}
      </th>
    </tr>
  );
}
