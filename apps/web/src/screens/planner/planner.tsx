import { useQuery } from '@tanstack/react-query';
import { plannerApi, plannerKeys } from '../../api/planner';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { Fit } from './fit';
import { Hours } from './hours';
import { Invited } from './invited';
import { fitOf, turnsOf } from './plan';
import { Slots } from './slots';
import { Waiting } from './waiting';

/** Who is seen when by youth health: who waits in order, who was invited, and the slots there are. */
export function PlannerScreen() {
  const { t } = useLanguage();
  const me = useMe();
  return (
    <Page title={t('planner.title')} lead={t('planner.lead')}>
      {me?.may.planConsults === false && me.may.settleConsults ? <Hours maySettle /> : <Plan />}
    </Page>
  );
}

function Plan() {
  const { today } = useDates();
  const me = useMe();
  const requests = useQuery({ queryKey: plannerKeys.requests, queryFn: plannerApi.requests });
  const slots = useQuery({ queryKey: plannerKeys.slots, queryFn: plannerApi.slots });
  return (
    <Answer of={requests}>
      {({ requests: all }) => (
        <Answer of={slots}>
          {({ slots: there }) => {
            const turns = turnsOf(all, there);
            return (
              <div className="planner">
                <div className="planner__main">
                  <Fit {...fitOf(turns, there, today)} />
                  <Waiting turns={turns} slots={there} />
                  <Invited requests={all} slots={there} />
                </div>
                <div className="planner__side">
                  <Slots slots={there} />
                  <Hours maySettle={me?.may.settleConsults === true} />
                </div>
              </div>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}
