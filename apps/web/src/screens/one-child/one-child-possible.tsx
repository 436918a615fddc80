import { useRef } from 'react';
import { api } from '../../api/calls';
import type { Children } from '../../api/types';
import { useLanguage } from '../../language';
import { Compared } from './one-child-compared';
import { Deciding } from './one-child-deciding';

interface Props {
  pair: Children['possible'][number];
  onLeaving: (row: Element | null) => void;
}

/** Two children who may be one, side by side, and the two answers. */
export function PossibleChild({ pair: { one, other, why }, onLeaving }: Props) {
  const { t } = useLanguage();
  const row = useRef<HTMLLIElement>(null);
  const pair = { one: one[0]!.id, other: other[0]!.id };
  return (
    <li ref={row} className="pair" data-row data-possible={why} tabIndex={-1}>
      <div className="pair__what">
        <h3 className="hidden">{one[0]!.name}</h3>
        {why === 'equal-number' && <p className="pair__why">{t('oneChild.equalNumber')}</p>}
        <Compared one={one} other={other} />
      </div>
      <Deciding
        pupils={[...one, ...other]}
        choices={[
          { act: 'join', send: ({ reason }) => api.joinChildren({ ...pair, reason }) },
          { act: 'apart', send: ({ reason }) => api.keepChildrenApart({ ...pair, reason }) },
        ]}
        onDecided={() => onLeaving(row.current)}
      />
    </li>
  );
}
