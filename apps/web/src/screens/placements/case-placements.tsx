import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Placement, type PlaceRequest, placementKeys, placementsApi } from '../../api/placements';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { daysBetween, useDates } from '../../language/dates';
import { Mark, type Standing } from '../../parts/mark';
import { Panel } from '../../parts/panel';
import { PlaceActs } from './place-acts';
import { actsOnStay, type PlaceActName, type StayToActOn } from './place-asking';
import { RequestForm } from './request-form';

/** The places that were asked for in a case, what came of it, and what can be done now. */
export function CasePlacements({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery({
    queryKey: placementKeys.ofCase(file.id),
    queryFn: () => placementsApi.ofCase(file.id),
  });
  if (!data || (data.requests.length === 0 && !data.mayAsk)) return null;
  return (
    <Panel title={t('places.ofCase.title')}>
      {data.requests.length > 0 && (
        <ul className="plain">
          {data.requests.map((one) => (
            <Sought key={one.id} one={one} caseId={file.id} directs={data.mayAsk} />
          ))}
        </ul>
      )}
      {data.mayAsk && !asking && (
        <Button purpose="secondary" data-act="ask-place" onClick={() => setAsking(true)}>
          {t('places.ofCase.ask')}
        </Button>
      )}
      {asking && <RequestForm caseId={file.id} onEnd={() => setAsking(false)} />}
    </Panel>
  );
}

interface SoughtProps {
  one: PlaceRequest;
  caseId: string;
  directs: boolean;
}

const isLive = ({ state }: Placement) => state === 'offered' || state === 'accepted' || state === 'started';

function Sought({ one, caseId, directs }: SoughtProps) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { level, year, inLine, returned } = one;
  const what = [
    word('placementGoal', one.goal),
    level && word('educationLevel', level),
    year && t('places.year', { year }),
    t('places.asked', { date: short(one.askedOn) }),
    t('places.wished', { date: short(one.wishedOn) }),
  ];
  const waits = one.state === 'waiting' && !one.placements.some(isLive);
  const asIt = { id: one.id, requestId: one.id, caseId, payer: one.payer, extensions: 0, state: one.state };
  return (
    <li className="sought" data-sought={one.state}>
      <strong>{word('facilityType', one.type)}</strong>{' '}
      {waits ? (
        <Mark as="waiting">
          {inLine ? t('places.ofCase.inLine', { count: inLine }) : word('placeRequest', 'waiting')}
        </Mark>
      ) : (
        one.state !== 'waiting' && <span>{word('placeRequest', one.state)}</span>
      )}
      <div className="quiet">{what.filter(Boolean).join(' · ')}</div>
      {returned.at(-1) && one.state === 'returned' && (
        <div className="quiet">{word('placeReturned', returned.at(-1)!.because)}</div>
      )}
      {one.closedBecause && <div className="quiet">{word('placeDeclined', one.closedBecause)}</div>}
      <PlaceActs
        stay={asIt}
        acts={waits || one.state === 'returned' ? actsOnRequest(one, directs) : []}
        about={word('facilityType', one.type)}
      />
      {one.placements.map((placement) => (
        <Given key={placement.id} placement={placement} one={one} caseId={caseId} directs={directs} />
      ))}
    </li>
  );
}

function actsOnRequest({ state, keeps, checkedAs }: PlaceRequest, directs: boolean): PlaceActName[] {
  if (state === 'returned') return directs ? ['ask-again', 'withdraw-request'] : [];
  const ofKeeper: PlaceActName[] = keeps
    ? [...(checkedAs ? [] : (['check'] as const)), 'payer', 'give-back', 'decline']
    : [];
  return [...ofKeeper, ...(directs ? (['withdraw-request'] as const) : [])];
}

const standing = ({ state, overstays }: Placement): Standing => {
  if (overstays) return 'red';
  if (state === 'offered') return 'amber';
  if (state === 'accepted') return 'waiting';
  return state === 'started' ? 'neutral' : 'done';
};

function Given({ placement, one, caseId, directs }: SoughtProps & { placement: Placement }) {
  const { t, word } = useLanguage();
  const { short, today } = useDates();
  const stay: StayToActOn = {
    ...placement,
    requestId: one.id,
    caseId,
    payer: one.payer,
    followed: placement.followUps.map(({ months }) => months),
  };
  const until = placement.overstays
    ? t('places.over', { count: daysBetween(placement.endsOn, today), date: short(placement.endsOn) })
    : word('placement', placement.state);
  const said = [
    t('places.ofCase.days', { from: short(placement.startsOn), until: short(placement.endsOn) }),
    placement.programme,
    placement.refusedBecause && word('offerRefused', placement.refusedBecause),
    placement.endedAs && word('endedAs', placement.endedAs),
    placement.facilityEndsOn && t('places.closes', { date: short(placement.facilityEndsOn) }),
  ];
  const isOffer = placement.state === 'offered';
  return (
    <div className="given" data-placement={placement.state}>
      <div className="given__head">
        <strong>{placement.facility}</strong> <Mark as={standing(placement)}>{until}</Mark>
      </div>
      <div className="quiet">{said.filter(Boolean).join(' · ')}</div>
      {isOffer && <p>{t('places.ofCase.answer', { date: short(placement.answerBy) })}</p>}
      <PlaceActs stay={stay} acts={actsOnStay(stay, { keeps: one.keeps, directs })} about={placement.facility} />
    </div>
  );
}
