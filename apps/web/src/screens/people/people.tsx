import { useQuery } from '@tanstack/react-query';
import { peopleApi, type PeopleHere, peopleKeys } from '../../api/people';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { ClosingCalendarOf } from './closing-calendar';
import { Holidays } from './holidays';
import { PersonRow } from './person-row';

/** Who of one's own organisation is there, with whom the work lies, and on which days nobody is. */
export function PeopleScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: peopleKeys.here, queryFn: peopleApi.here });
  const organisation = asked.data?.organisation;
  return (
    <Page title={t('people.title')} lead={organisation && t('people.lead', { organisation: organisation.name })}>
      <Answer of={asked}>{(here) => <Here here={here} />}</Answer>
    </Page>
  );
}

function Here({ here: { organisation, people } }: { here: PeopleHere }) {
  const { t } = useLanguage();
  const absent = people.filter(({ isAway }) => isAway);
  return (
    <>
      {absent.length > 0 && <p className="colleagues__absent">{t('people.absent', { count: absent.length })}</p>}
      <ul className="colleagues">
        {people.map((one) => (
          <PersonRow key={one.id} one={one} organisation={organisation.id} absent={absent} />
        ))}
      </ul>
      <div className="days-off">
        <ClosingCalendarOf organisation={organisation} />
        <Holidays />
      </div>
    </>
  );
}
