import type {
  NewAdvice,
  NewCareMeeting,
  NewGroupTalk,
  NewInformationEvent,
  NewPrevention,
  PreventionPartners,
} from '../../api/prevention';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { Translation } from '../../language/nl';
import type { Field, Values } from '../../parts/fields';

const kinds = ['surgery', 'talk', 'care', 'event', 'advice'] as const;
const lists = {
  talkAbout: ['late', 'truancy', 'sickness', 'new-at-school', 'other'],
  careMeeting: ['care-advice', 'sickness-signal'],
  eventKind: ['class-visit', 'parents-evening', 'yard-action', 'meeting', 'training', 'market'],
  eventAudience: [
    'directors',
    'absence-coordinators',
    'support-coordinators',
    'mentors',
    'parents',
    'pupils',
    'care-partners',
  ],
  adviceAskedBy: ['school', 'parents', 'young-person', 'alliance', 'youth-health', 'care', 'other'],
  adviceAbout: ['late', 'unauthorised', 'sickness', 'leave', 'enrolment', 'exemption', 'worry', 'other'],
} as const;

type ListName = keyof typeof lists & keyof Translation['words'];
/** Who is asked to a meeting at a school. */
const invited = ['compulsory-education', 'youth-health', 'neighbourhood-team', 'alliance'];

/** Returns what the form asks, by what is added: an office adds everything, a school a care meeting. */
export function useAddFields({ mayHold, organisations }: PreventionPartners) {
  const { t, word } = useLanguage();
  const { today } = useDates();
  const chosen = (name: string, list: ListName, kind: Field['kind'] = 'select'): Field => ({
    name,
    kind,
    label: t(`prevention.field.${list}`),
    needed: true,
    options: lists[list].map((id) => ({ id, title: word(list, id) })),
  });
  const those = (roles: readonly string[]) =>
    organisations.filter(({ role }) => roles.includes(role)).map(({ id, name }) => ({ id, title: name }));
  const schools = those(['school']);
  const school: Field = {
    name: 'school',
    kind: 'select',
    label: t('prevention.field.school'),
    needed: true,
    options: schools,
  };
  const on: Field = { name: 'on', kind: 'date', label: t('prevention.field.on'), needed: true, min: today };
  const begins: Field = { name: 'begins', kind: 'time', label: t('prevention.field.begins'), needed: true };
  const number = (name: 'slots' | 'slotMinutes' | 'minutes', min: string, max: string): Field => {
    return { name, kind: 'number', label: t(`prevention.field.${name}`), needed: true, min, max };
  };
  const what: Field = {
    name: 'kind',
    kind: 'choice',
    label: t('prevention.field.kind'),
    needed: true,
    options: kinds.map((id) => ({ id, title: word('prevention', id) })),
  };
  const of: Record<(typeof kinds)[number], Field[]> = {
    surgery: [
      school,
      on,
      begins,
      number('slots', '1', '24'),
      number('slotMinutes', '5', '120'),
      { name: 'room', kind: 'text', label: t('prevention.field.room'), hint: t('prevention.mayStayEmpty'), most: 60 },
    ],
    talk: [school, on, begins, chosen('about', 'talkAbout')],
    care: [
      chosen('care', 'careMeeting'),
      ...(mayHold ? [school] : []),
      on,
      begins,
      { name: 'invite', kind: 'many', label: t('prevention.field.invite'), needed: true, options: those(invited) },
    ],
    event: [
      chosen('event', 'eventKind'),
      on,
      chosen('audiences', 'eventAudience', 'many'),
      { name: 'schools', kind: 'many', label: t('prevention.field.schools'), needed: true, options: schools },
    ],
    advice: [
      chosen('askedBy', 'adviceAskedBy'),
      chosen('about', 'adviceAbout'),
      number('minutes', '1', '480'),
      { ...school, needed: false },
    ],
  };
  return ({ kind }: Values): Field[] => [
    ...(mayHold ? [what] : []),
    ...of[kinds.find((one) => one === kind) ?? 'care'],
  ];
}

const several = (chosen = '') => chosen.split(' ').filter(Boolean);

/** What was filled in, as it is sent. */
export function addedOf(values: Values): NewPrevention {
  const { kind, school = '', on = '', begins = '', about = '', minutes, slots, slotMinutes, room } = values;
  switch (kind) {
    case 'surgery': {
      const said = { school, on, begins, slots: Number(slots), slotMinutes: Number(slotMinutes) };
      return { kind, said: { ...said, ...(room?.trim() && { room: room.trim() }) } };
    }
    case 'talk':
      return { kind, said: { school, on, begins, about: about as NewGroupTalk['about'] } };
    case 'event': {
      const audiences = several(values.audiences) as NewInformationEvent['audiences'];
      const event = values.event as NewInformationEvent['kind'];
      return { kind, said: { on, kind: event, audiences, schools: several(values.schools) } };
    }
    case 'advice': {
      const said = { askedBy: values.askedBy as NewAdvice['askedBy'], about: about as NewAdvice['about'] };
      return { kind, said: { ...said, minutes: Number(minutes), hat: 'advisor', ...(school && { school }) } };
    }
    default: {
      const care = values.care as NewCareMeeting['kind'];
      return {
        kind: 'care',
        said: { kind: care, on, begins, invite: several(values.invite), ...(school && { school }) },
      };
    }
  }
}
