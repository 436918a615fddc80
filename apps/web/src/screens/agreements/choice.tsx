import { Button } from '@nl-design-system-candidate/button-react';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import type { Held } from '../../api/papers';
import { useLanguage } from '../../language';

const route = getRouteApi('/inside/agreements');

/** For which place and which day one reads. */
export function Choice({ held }: { held: Held }) {
  const { t } = useLanguage();
  const { place = '' } = route.useSearch();
  const go = route.useNavigate();
  const [placeId, dayId] = [useId(), useId()];
  const change = (to: { place?: string | undefined; on?: string | undefined }) =>
    void go({ search: (now) => ({ ...now, ...to }) });
  return (
    <div className="agreements__choice">
      <div className="agreements__field">
        <label className="utrecht-form-label" htmlFor={placeId}>
          {t('agreements.place')}
        </label>
        <select
          id={placeId}
          name="place"
          className="utrecht-select utrecht-select--html-select"
          value={place}
          onChange={({ target }) => change({ place: target.value || undefined })}
        >
          <option value="">{t('agreements.wholeRegion', { region: held.place.region })}</option>
          <optgroup label={t('agreements.municipalities')}>
            {held.municipalities.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('agreements.schools')}>
            {held.schools.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      <div className="agreements__field">
        <label className="utrecht-form-label" htmlFor={dayId}>
          {t('agreements.on')}
        </label>
        <input
          id={dayId}
          name="on"
          type="date"
          className="utrecht-textbox"
          value={held.on}
          onChange={({ target }) => target.value && change({ on: target.value })}
        />
      </div>
      {held.on !== held.today && (
        <Button purpose="subtle" onClick={() => change({ on: undefined })}>
          {t('agreements.today')}
        </Button>
      )}
    </div>
  );
}
