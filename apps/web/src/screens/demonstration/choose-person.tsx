import { useState } from 'react';
import type { Demonstration } from '../../api/types';
import { useLanguage } from '../../language';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { People } from './people';

/** Where a visitor of the demonstration chooses through whose eyes to look. */
export function ChoosePerson({ of: { regions, people } }: { of: Demonstration }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const region = chosen ?? regions[0];
  return (
    <Page title={t('entrance.title')} lead={region && t('entrance.lead', { region })}>
      {regions.length === 0 ? (
        <Notice>{t('entrance.noRegion')}</Notice>
      ) : (
        <>
          {regions.length > 1 && <Regions regions={regions} chosen={region} onChoose={setChosen} />}
          <People key={region} people={people.filter((person) => person.region === region)} />
        </>
      )}
    </Page>
  );
}

interface RegionsProps {
  regions: string[];
  chosen: string | undefined;
  onChoose: (region: string) => void;
}

function Regions({ regions, chosen, onChoose }: RegionsProps) {
  const { t } = useLanguage();
  return (
    <div className="filter">
      <label className="utrecht-form-label" htmlFor="region">
        {t('entrance.region')}
      </label>
      <select
        id="region"
        className="utrecht-select utrecht-select--html-select"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {regions.map((region) => (
          <option key={region}>{region}</option>
        ))}
      </select>
    </div>
  );
}
