import { useQuery } from '@tanstack/react-query';
import { peopleApi, type PeopleHere, peopleKeys } from '../../api/people';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { Accounts } from './accounts/accounts';
import { ClosingCalendarOf } from './closing-calendar';
import { Holidays } from './holidays';
import { PersonRow } from './person-row';

/** Who of one's own organisation is there, with whom the work lies, and on which days nobody is; and who needs a code. */
export function PeopleScreen() {
  const me = useMe();
  if (!me) return null;
  return me.may.seeColleagues ? <Colleagues gives={me.may.administer} /> : <Everybody region={me.region.name} />;
}

function Colleagues({ gives }: { gives: boolean }) {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: peopleKeys.here, queryFn: peopleApi.here });
  const organisation = asked.data?.organisation;
  return (
    <Page title={t('people.title')} lead={organisation && t('people.lead', { organisation: organisation.name })}>
      <Answer of={asked}>{(here) => <Here here={here} />}</Answer>
      {gives && <Accounts />}
    </Page>
  );
}

/** An administrator is of no organisation in its work: he finds whom he gives a code, and nothing else of them. */
function Everybody({ region }: { region: string }) {
  const { t } = useLanguage();
  return (
    <Page title={t('people.title')} lead={t('people.leadAdministrator', { region })}>
      <Accounts />
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
