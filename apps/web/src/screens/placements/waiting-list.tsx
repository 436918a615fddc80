import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import type { PlacementMorning, Waiting } from '../../api/placements';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ChildLink } from '../../parts/child';
import { Mark } from '../../parts/mark';
import { fittingFor, OfferForm } from './offer-form';
import { PlaceActs } from './place-acts';

interface Props {
  morning: PlacementMorning;
  type: string | undefined;
  onLeaving: (row: Element | null) => void;
}

/** Who waits, in the order in which places are given, and why in that order. */
export function WaitingList({ morning, type, onLeaving }: Props) {
  const { t, word } = useLanguage();
  const shown = morning.waiting.filter((one) => !type || one.type === type);
  return (
    <section className="places__waiting" aria-labelledby="places-waiting">
      <h2 id="places-waiting" className="nl-heading nl-heading--level-2">
        {t('places.waiting')} <span className="quiet">{shown.length}</span>
      </h2>
      <p className="quiet places__order">{t('places.order')}</p>
      {shown.length === 0 && <div className="empty">{t('places.nobodyWaits')}</div>}
      {linesOf(shown).map((line) => (
        <div key={`${line[0]!.type} ${line[0]!.sector}`}>
          <h3 className="waiting__kind">
            {word('facilityType', line[0]!.type)} <span className="quiet">{line[0]!.sector.toUpperCase()}</span>
          </h3>
          <ol className="rows waiting">
            {line.map((one) => (
              <WaitingRow key={one.id} one={one} morning={morning} onLeaving={onLeaving} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** Each kind of place of each kind of education has a line of its own. */
function linesOf(waiting: Waiting[]): Waiting[][] {
  const lines = new Map<string, Waiting[]>();
  for (const one of waiting) {
    const kind = `${one.type} ${one.sector}`;
    lines.set(kind, [...(lines.get(kind) ?? []), one]);
  }
  return [...lines.values()];
}

/** Who waits for the same kind of place before this one; undefined for the first. */
function before(one: Waiting, { waiting }: PlacementMorning): { at: number; isMoreUrgent: boolean } {
  const same = waiting.filter(({ type, sector }) => type === one.type && sector === one.sector);
  const at = same.findIndex(({ id }) => id === one.id);
  return { at, isMoreUrgent: at > 0 && same[at - 1]!.urgency !== one.urgency };
}

function WaitingRow({ one, morning, onLeaving }: Omit<Props, 'type'> & { one: Waiting }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const [open, setOpen] = useState<'offer' | 'more' | null>(null);
  const at = fittingFor(one, morning);
  const { at: place, isMoreUrgent } = before(one, morning);
  const why =
    place === 0 ? t('places.why.first') : t(isMoreUrgent ? 'places.why.shorter' : 'places.why.later', { count: place });
  const who = one.child ? `${one.child.initials} (${one.child.age})` : t('places.somebody');
  const asked = [
    one.level && word('educationLevel', one.level),
    one.year && t('places.year', { year: one.year }),
    t('places.wished', { date: short(one.wishedOn) }),
  ];
  return (
    <li className="waiting__row" data-row data-waiting={one.id} tabIndex={-1}>
      <span className="waiting__number">{t('places.nth', { count: place + 1 })}</span>
      <div className="waiting__what">
        <span className="row__title">{one.child ? <ChildLink child={one.child} caseId={one.caseId} /> : who}</span>
        <span className="row__extra">{asked.filter(Boolean).join(' · ')}</span>
        <span className="waiting__why">
          {word('urgency', one.urgency)} · {t('places.asked', { date: short(one.askedOn) })}: {why}
        </span>
        {(one.payer === 'undecided' || one.payer === 'disputed') && <Mark as="amber">{t('places.payerOpen')}</Mark>}
      </div>
      <div className="waiting__acts">
        {at.length > 0 ? (
          <Button
            purpose={place === 0 ? 'primary' : 'secondary'}
            data-act="offer"
            aria-expanded={open === 'offer'}
            onClick={() => setOpen(open === 'offer' ? null : 'offer')}
          >
            {t('places.act.offer')}
            <span className="hidden">: {who}</span>
          </Button>
        ) : (
          <span className="quiet">{t('places.noneFits')}</span>
        )}
        <Button
          purpose="subtle"
          data-act="more"
          aria-expanded={open === 'more'}
          onClick={() => setOpen(open === 'more' ? null : 'more')}
        >
          {t('places.more')}
          <span className="hidden">: {who}</span>
        </Button>
      </div>
      {open === 'offer' && at.length > 0 && (
        <div className="row__form">
          <OfferForm
            one={one}
            at={at}
            onDone={() => onLeaving(document.activeElement?.closest('[data-row]') ?? null)}
            onCancel={() => setOpen(null)}
          />
        </div>
      )}
      {open === 'more' && (
        <div className="row__form">
          <PlaceActs
            stay={{
              id: one.id,
              requestId: one.id,
              caseId: one.caseId,
              payer: one.payer,
              extensions: 0,
              state: 'waiting',
            }}
            acts={[...(one.checkedAs ? [] : (['check'] as const)), 'payer', 'give-back', 'decline']}
            about={who}
            onDone={(from) => onLeaving(from?.closest('[data-row]') ?? null)}
          />
        </div>
      )}
    </li>
  );
}
