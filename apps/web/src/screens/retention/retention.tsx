import { useQuery } from '@tanstack/react-query';
import { type Retention, retentionApi, retentionKeys } from '../../api/retention';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { Holds } from './holds/holds';
import { MayGo } from './lists/may-go';
import { Terms } from './terms';
import { Waiting } from './lists/waiting';
import { Went } from './lists/went';

/** What was kept long enough, who lets it go and who agrees, what is held, and what went. */
export function RetentionScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: retentionKeys.overview, queryFn: retentionApi.overview });
  const me = useMe();
  const organisation = me?.organisation.name ?? '';
  return (
    <Page title={t('retention.title')} lead={me && t('retention.lead', { organisation })}>
      <Answer of={asked}>{(found) => <Kept found={found} organisation={organisation} />}</Answer>
    </Page>
  );
}

function Kept({ found: { classes, proposals, holds }, organisation }: { found: Retention; organisation: string }) {
  return (
    <>
      <Waiting classes={classes} lists={proposals.filter(({ state }) => state === 'proposed')} of={organisation} />
      <MayGo classes={classes} lists={proposals} of={organisation} />
      <Holds holds={holds} />
      <Went classes={classes} lists={proposals.filter(({ state }) => state !== 'proposed')} />
      <Terms classes={classes} />
    </>
  );
}
