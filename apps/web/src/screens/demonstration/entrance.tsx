import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { kindOf } from '../../api/problem';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { People } from './people';

/** Where a visitor of the demonstration chooses through whose eyes to look. */
export function Entrance() {
  const { t } = useLanguage();
  const demonstration = useQuery({ queryKey: keys.demonstration, queryFn: api.demonstration });
  const closed = demonstration.error && kindOf(demonstration.error) === 'not-found';
  const regions = demonstration.data?.regions ?? [];
  const [chosen, setChosen] = useState<string>();
  const region = chosen ?? regions[0];
  return (
    <Page title={t('entrance.title')} lead={region && t('entrance.lead', { region })}>
      {closed ? (
        <Notice>{t('entrance.closed')}</Notice>
      ) : (
        <Answer of={demonstration}>
          {({ people }) =>
            regions.length === 0 ? (
              <Notice>{t('entrance.noRegion')}</Notice>
            ) : (
              <>
                {regions.length > 1 && <Regions regions={regions} chosen={region} onChoose={setChosen} />}
                <People key={region} people={people.filter((person) => person.region === region)} />
              </>
            )
          }
        </Answer>
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
