import { useState } from 'react';
import { useLanguage } from '../../language';
import { Dialog } from '../../parts/dialog';
import { setSingleKeys, singleKeysOn } from '../../parts/single-keys';

/** The list of keys, and the switch that turns the single ones off. */
export function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const [on, setOn] = useState(singleKeysOn());
  const list: [string, string][] = [
    [`j ${t('keys.or')} k`, t('keys.rows')],
    ['enter', t('keys.open')],
    ['d', t('keys.done')],
    ['w', t('keys.wait')],
    ['u', t('keys.extend')],
    ['v', t('keys.question')],
    ['n', t('keys.nudge')],
    ['x', t('keys.choose')],
    ['/', t('keys.search')],
    ['?', t('keys.help')],
    ['esc', t('keys.escape')],
  ];
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          className="choice__box"
          checked={on}
          onChange={() => {
            setSingleKeys(!on);
            setOn(!on);
          }}
        />
        <span>{t('keys.on')}</span>
      </label>
      <p className="quiet">{t('keys.onHint')}</p>
    </Dialog>
  );
}
