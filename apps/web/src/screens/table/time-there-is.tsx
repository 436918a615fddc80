import { useState } from 'react';
import { type AgendaItem, type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useTableAct } from './use-table-act';

/** What a case gets of which nobody said how long it takes. */
const usual = 15;

export const minutesOf = ({ minutes }: Pick<AgendaItem, 'minutes'>) => minutes ?? usual;

/** The minutes that are planned against those that there are. */
export function TimeThereIs({ meeting: { on, items, lasts, mayLead } }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const planned = items.reduce((sum, item) => sum + minutesOf(item), 0);
  const over = planned - lasts;
  const act = useTableAct(on, (minutes: number) => tableApi.time(on, minutes));
  return (
    <div className="time-there-is">
      <p>
        <strong>{t('table.cases', { count: items.length })}</strong> · {t('table.planned', { planned, lasts })} ·{' '}
        <span className={over > 0 ? 'time-there-is__over' : 'quiet'}>
          {over > 0 ? t('table.tooMuch', { count: over }) : t('table.left', { count: -over })}
        </span>
      </p>
      <progress max={Math.max(lasts, planned)} value={planned} aria-label={t('table.planned', { planned, lasts })} />
      {mayLead && (
        <Minutes
          name="lasts"
          label={t('table.lasts')}
          shown={t('table.lastsShort')}
          value={lasts}
          bounds={[15, 600]}
          onGive={(minutes) => act.mutate(minutes)}
        />
      )}
      <ActProblem error={act.error} />
    </div>
  );
}

interface Props {
  name: string;
  label: string;
  /** The same in a word, where nothing beside it says what it is. */
  shown?: string;
  value: number;
  bounds: readonly [number, number];
  onGive: (minutes: number) => void;
}

/** A number of minutes, given as soon as one leaves the field or presses enter. */
export function Minutes({ name, label, shown, value, bounds: [least, most], onGive }: Props) {
  const { t } = useLanguage();
  /** Nothing while nobody types. */
  const [typed, setTyped] = useState<string>();
  const give = () => {
    const minutes = Math.min(most, Math.max(least, Math.round(Number(typed)) || value));
    setTyped(undefined);
    if (minutes !== value) onGive(minutes);
  };
  return (
    <label className="minutes-field">
      {shown && <span aria-hidden="true">{shown}</span>}
      <span className="hidden">{label}</span>
      <input
        className="utrecht-textbox"
        type="number"
        name={name}
        min={least}
        max={most}
        value={typed ?? String(value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={give}
        onKeyDown={(event) => event.key === 'Enter' && give()}
      />{' '}
      {t('table.minutes')}
    </label>
  );
}
