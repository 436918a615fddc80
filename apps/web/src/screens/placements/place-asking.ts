import type { PlaceAct, Stay } from '../../api/placements';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { Translation } from '../../language/nl';
import type { Field, Values } from '../../parts/fields';
import {
  deciders,
  declinedBecause,
  endedAs,
  extendedBecause,
  found,
  payers,
  refusedBecause,
  returnedBecause,
} from './place-words';

/** Of a placement what decides which acts there are. */
export type StayToActOn = Pick<
  Stay,
  'id' | 'requestId' | 'caseId' | 'payer' | 'extensions' | 'reviewedOn' | 'outflowPlannedOn'
> & { state: string; followed?: readonly number[] };

export const stayActs = [
  'accept',
  'refuse',
  'withdraw',
  'payer',
  'start',
  'end',
  'extend',
  'review',
  'plan-outflow',
  'follow-up',
] as const;
export const requestActs = ['check', 'payer', 'give-back', 'decline', 'ask-again', 'withdraw-request'] as const;
export type PlaceActName = (typeof stayActs)[number] | (typeof requestActs)[number];

/** What an act asks, and how the answers become what is sent. */
export interface PlaceAsking {
  fields: Field[];
  start?: Values;
  act: (values: Values) => PlaceAct;
}

const isKnown = (payer: string) => payers.some((one) => one === payer);

/** What can be done with a placement: by the alliance that gives it, and by whoever directs the case. */
export function actsOnStay(stay: StayToActOn, may: { keeps: boolean; directs: boolean }): PlaceActName[] {
  const { keeps } = may;
  const both = keeps || may.directs;
  const when = (...acts: [boolean, PlaceActName][]) => acts.filter(([yes]) => yes).map(([, act]) => act);
  const payer: [boolean, PlaceActName] = [keeps && !isKnown(stay.payer), 'payer'];
  if (stay.state === 'offered') return when([both, 'accept'], [both, 'refuse'], [keeps, 'withdraw'], payer);
  if (stay.state === 'accepted') return when([keeps && isKnown(stay.payer), 'start'], payer);
  if (stay.state === 'started') {
    const toDo = when([both && !stay.reviewedOn, 'review'], [both && !stay.outflowPlannedOn, 'plan-outflow']);
    return [...when([keeps, 'end'], [keeps, 'extend']), ...toDo];
  }
  const isAsked = [3, 6].every((months) => stay.followed?.includes(months));
  return when([stay.state === 'ended' && keeps && !isAsked, 'follow-up']);
}

const day = ({ on }: Values) => ({ on });

type Lists = keyof Translation['words'];

/** Returns what each act asks, of a placement or, by the same name, of its request. */
export function usePlaceAsking() {
  const { t, word } = useLanguage();
  const { today } = useDates();
  const choice = (name: string, label: string, list: Lists, ids: readonly string[]): Field => ({
    name,
    kind: 'choice',
    label,
    needed: true,
    options: ids.map((id) => ({ id, title: word(list, id) })),
  });
  const on: Field = { name: 'on', kind: 'date', label: t('places.ask.on'), needed: true, max: today };
  const because = (list: Lists, ids: readonly string[]) => choice('because', t('places.ask.because'), list, ids);
  const onToday = { on: today };

  return (name: PlaceActName, stay: StayToActOn): PlaceAsking => {
    type Sent = Record<string, unknown>;
    const placement = (fields: Field[], said: (values: Values) => Sent, start?: Values): PlaceAsking => ({
      fields,
      ...(start && { start }),
      act: (values) => ({ of: 'placement', id: stay.id, act: { act: name, ...said(values) } }) as PlaceAct,
    });
    const request = (fields: Field[], said: (values: Values) => Sent, start?: Values): PlaceAsking => ({
      fields,
      ...(start && { start }),
      act: (values) => ({ of: 'request', id: stay.requestId, act: said(values) }) as PlaceAct,
    });
    switch (name) {
      case 'accept':
      case 'withdraw':
        return placement([], () => ({}));
      case 'refuse':
        return placement([because('offerRefused', refusedBecause)], ({ because: why }) => ({ because: why }));
      case 'start': {
        const seen = choice('seen', t('places.ask.seen'), 'seen', ['yes', 'no']);
        return placement([on, seen], (values) => ({ ...day(values), seen: values.seen === 'yes' }), {
          ...onToday,
          seen: 'yes',
        });
      }
      case 'review':
      case 'plan-outflow':
        return placement([on], day, onToday);
      case 'end': {
        const as = choice('as', t('places.ask.endedAs'), 'endedAs', endedAs);
        return placement([on, as], (values) => ({ ...day(values), as: values.as }), onToday);
      }
      case 'extend': {
        const by = choice('decidedBy', t('places.ask.decidedBy'), 'decider', stay.extensions ? ['board'] : deciders);
        const start: Values = stay.extensions ? { decidedBy: 'board' } : {};
        return placement(
          [because('extended', extendedBecause), by],
          ({ because: why, decidedBy }) => ({ because: why, decidedBy }),
          start,
        );
      }
      case 'follow-up': {
        const months = [3, 6].filter((one) => !stay.followed?.includes(one)).map(String);
        const fields = [
          choice('months', t('places.ask.months'), 'followedAfter', months),
          on,
          choice('found', t('places.ask.found'), 'followUp', found),
        ];
        const said = (values: Values) => ({ ...day(values), months: Number(values.months), found: values.found });
        return placement(fields, said, { ...onToday, months: months[0]! });
      }
      case 'payer': {
        const all = [...payers, 'disputed'].filter((one) => one !== stay.payer);
        return request([choice('payer', t('places.ask.payer'), 'payer', all)], ({ payer }) => ({
          act: 'set-payer',
          payer,
        }));
      }
      case 'check':
        return request([choice('as', t('places.ask.check'), 'checkedAs', ['fits', 'payer-unclear'])], ({ as }) => ({
          act: 'check',
          as,
        }));
      case 'give-back':
        return request([because('placeReturned', returnedBecause)], ({ because: why }) => ({
          act: 'give-back',
          because: why,
        }));
      case 'decline':
        return request([because('placeDeclined', declinedBecause)], ({ because: why }) => ({
          act: 'decline',
          because: why,
        }));
      case 'ask-again':
        return request([], () => ({ act: 'ask-again' }));
      case 'withdraw-request':
        return request([], () => ({ act: 'withdraw' }));
    }
  };
}
