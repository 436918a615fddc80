import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { Readiness } from '../../api/types';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { RegionControl } from './ready-control';
import { MissingThings } from './ready-missing';
import { SignedOrganisations } from './ready-organisations';
import { SwitchOn } from './ready-switch';

/** What stands between a region and its first day, where to mend it, and the switch. */
export function ReadyScreen() {
  const { t } = useLanguage();
  const me = useMe();
  const asked = useQuery({ queryKey: keys.readiness, queryFn: api.readiness });
  return (
    <Page
      title={asked.data?.activeAt ? t('ready.titleOn') : t('ready.title')}
      lead={asked.data?.activeAt ? undefined : t('ready.lead', { region: asked.data?.name ?? me?.region.name ?? '' })}
    >
      <Answer of={asked}>{(readiness) => <Ready readiness={readiness} />}</Answer>
    </Page>
  );
}

function Ready({ readiness }: { readiness: Readiness }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { name: region, activeAt, missing, organisations, mayAct } = readiness;
  return (
    <>
      {activeAt && (
        <Notice kind="ok" quiet>
          {t('ready.on', { region, date: short(dateOf(activeAt)) })}
        </Notice>
      )}
      {missing.length === 0 && !activeAt && (
        <Notice kind="ok" quiet>
          {t('ready.nothing')}
        </Notice>
      )}
      {missing.length > 0 && <MissingThings missing={missing} mayAct={mayAct} />}
      {!activeAt && <SwitchOn region={region} mayAct={mayAct} />}
      <SignedOrganisations organisations={organisations} mayAct={mayAct} isOn={Boolean(activeAt)} />
      <RegionControl />
    </>
  );
}
