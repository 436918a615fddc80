import type { CareMeeting, Coming, GroupTalk, InformationEvent, Surgery } from '../../api/prevention';
import type { On } from '../../api/types';

/** Something that is to come at a school, of whichever kind. */
export type Planned =
  | { kind: 'surgery'; on: On; begins: string; id: string; of: Surgery }
  | { kind: 'talk'; on: On; begins: string; id: string; of: GroupTalk }
  | { kind: 'care'; on: On; begins: string; id: string; of: CareMeeting }
  | { kind: 'event'; on: On; begins: string; id: string; of: InformationEvent };

/** All that is to come, the first first; what has no time of day stands before the rest of its day. */
export function inOrder({ surgeries, talks, meetings, events }: Coming): Planned[] {
  const all: Planned[] = [
    ...surgeries.map((of): Planned => ({ kind: 'surgery', of, ...placed(of) })),
    ...talks.map((of): Planned => ({ kind: 'talk', of, ...placed(of) })),
    ...meetings.map((of): Planned => ({ kind: 'care', of, ...placed(of) })),
    ...events.map((of): Planned => ({ kind: 'event', of, ...placed({ ...of, begins: '' }) })),
  ];
  const place = ({ on, begins, id }: Planned) => `${on} ${begins} ${id}`;
  return all.toSorted((one, other) => place(one).localeCompare(place(other)));
}

const placed = ({ id, on, begins }: { id: string; on: On; begins: string }) => ({ id, on, begins });
