import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { webApi, webKeys } from '../../api/web';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Cell } from '../../parts/cell';
import { ChildLink, PartyName } from '../../parts/child';
import { Mark, standingOf } from '../../parts/mark';
import { useStepSentence } from '../../parts/step-sentence';
import { WhyButton } from '../../parts/why-button';
import type { Shown } from './shown';

type Row = Shown['row'];

const midnight = '00:00';

/** What a row says of a child, but for what can be done. */
export function Cells({ one: { row } }: { one: Shown }) {
  const { t } = useLanguage();
  const { short, relative, said } = useDates();
  const { child, caseId, daysAtHome, director, proposed, since } = row;
  const next = row.step?.next ?? row.next;
  return (
    <>
      <Cell label={t('web.child')}>
        <ChildLink child={child} caseId={caseId} />
        <MaybeSame caseId={caseId} />
      </Cell>
      <Cell className="web__weeks" label={t('web.atHome')}>
        {daysAtHome !== undefined && t('web.weeks', { count: Math.floor(daysAtHome / 7) })}
      </Cell>
      <Cell label={t('web.director')}>
        <PartyName {...director} />
        {proposed && <span className="row__extra">{t('web.proposed', { party: proposed.organisation })}</span>}
      </Cell>
      <Cell className="web__waiting" label={t('web.waitingFor')}>
        <WaitingFor row={row} />
      </Cell>
      <Cell label={t('web.since')}>{since && short(since)}</Cell>
      <Cell className="web__next" label={t('web.next')}>
        {next ? (
          <>
            <strong>
              {relative(dateOf(next.at))} {timeOf(next.at) === midnight ? '' : timeOf(next.at)}
              {row.step && !row.step.next && <span className="web__elsewhere">{t('web.elsewhere')}</span>}
            </strong>{' '}
            {said(next.sentence)}
          </>
        ) : (
          t('web.nothingNext')
        )}
      </Cell>
    </>
  );
}

const aMinute = 60_000;

/** It is asked once for all rows, when they are there: nobody waits for it. */
function MaybeSame({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const { data } = useQuery({ queryKey: webKeys.maybeSame, queryFn: webApi.maybeSame, staleTime: 10 * aMinute });
  if (!data?.cases.includes(caseId)) return null;
  return (
    <Link to="/one-child" className="nl-link row__extra">
      {t('web.sameChild')}
    </Link>
  );
}

/** Which figures say more than how the step stands. */
const said = ['used-up', 'silent', 'no-outlook'] as const;

function WaitingFor({ row }: { row: Row }) {
  const { t, say } = useLanguage();
  const { today } = useDates();
  const sentence = useStepSentence();
  const { step, clock, caseId } = row;
  const figures = said.filter((one) => row.figures.includes(one)).map((one) => t(`web.figure.${one}`));
  return (
    <>
      {step ? (
        <>
          <strong>{step.party.organisation}</strong> {say(step.title)}
          <span className="web__when">
            <Mark as={step.state === 'missed' ? (clock === 'violet' ? 'violet' : 'red') : standingOf(step, today)}>
              {sentence(step)}
            </Mark>
            <WhyButton
              caseId={caseId}
              step={step.step}
              on={step.dueOn}
              at={step.dueAt}
              past={step.state === 'missed'}
            />
          </span>
        </>
      ) : (
        t('web.nothing')
      )}
      {figures.length > 0 && <span className="row__extra">{figures.join(' · ')}</span>}
    </>
  );
}
