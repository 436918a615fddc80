import type { Open } from '@app/platform';
import { dayInWords, type LocalDate, type Sentence, type SignalRule } from '@app/rules';
import { type Counted, isAstray, type SignalCount } from '../signals/signal-count';

/** A notification that stands and has opened or joined no case yet. */
interface Waiting {
  readonly id: string;
  readonly pupilId: string;
  readonly signal: string;
  readonly number: string;
  readonly beganOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly hours: number | null;
}

/** A firing that a notification was and is no longer, or that is in the case of another child. */
interface Undone extends Counted {
  readonly pupilId: string;
  readonly signal: string;
  readonly workflow: string;
}

const stillWaiting = `
  select n.id, n.pupil_id as "pupilId", n.signal, n.number, n.began_on as "beganOn", n.ended_on as "endedOn",
         n.hours::float8 as hours
    from notification n
   where n.pupil_id = any($1) and n.status = 'open' and n.starts and not exists (
     select from signal_firing f where f.notification_id = n.id and f.withdrawn_at is null
        and (f.pupil_id, f.signal) = (n.pupil_id, n.signal) and not ${isAstray})
   order by n.began_on, n.number`;

const noLonger = `
  select f.id, f.pupil_id as "pupilId", f.signal, f.workflow, f.fired_on, f.case_id, f.counted_only,
         ${isAstray} as astray
    from signal_firing f join notification n on n.id = f.notification_id
   where f.pupil_id = any($1) and f.withdrawn_at is null
     and (n.status = 'withdrawn' or (n.pupil_id, n.signal) <> (f.pupil_id, f.signal) or ${isAstray})
   order by f.id desc`;

/** By what a child's notifications are followed. */
interface Following {
  readonly count: SignalCount;
  readonly rules: readonly SignalRule[];
  readonly today: LocalDate;
}

/**
 * What was notified of children to the register of the state. A notification is a signal that others counted: by the same
 * rule it opens or joins a case, and is withdrawn when they withdraw it.
 */
export class Notified {
  private constructor(
    private readonly open: Open,
    private readonly waiting: readonly Waiting[],
    private readonly undone: readonly Undone[],
  ) {}

  static async of(open: Open, pupilIds: readonly string[]): Promise<Notified> {
    return new Notified(
      open,
      await open.sql<Waiting>(stillWaiting, [pupilIds]),
      await open.sql<Undone>(noLonger, [pupilIds]),
    );
  }

  async follow(pupilId: string, { count, rules, today }: Following): Promise<void> {
    for (const firing of this.undone.filter((one) => one.pupilId === pupilId)) {
      if (!(await this.isTakenOver(firing))) await count.undo({ id: firing.signal, opens: firing.workflow }, firing);
    }
    for (const one of this.waiting.filter((each) => each.pupilId === pupilId)) {
      const rule = rules.find(({ id }) => id === one.signal);
      const { id: notificationId, beganOn: first, endedOn, hours } = one;
      const crossing = { on: endedOn !== null && endedOn < today ? endedOn : today, first, count: hours ?? 0 };
      if (rule) await count.fire(rule, { crossing, explains: inWords(one), notificationId });
    }
  }

  /** The platform counted the same itself, silently because the case was open: the case goes on standing on that. */
  private async isTakenOver({ id, pupilId, signal, case_id, astray }: Undone): Promise<boolean> {
    if (case_id === null || astray) return false;
    const taken = await this.open.sql(
      `update signal_firing set counted_only = false, case_id = $3 where id = (
         select f.id from signal_firing f join case_file c on c.id = $3 and c.phase = 'open'
          where f.pupil_id = $1 and f.signal = $2 and f.counted_only and f.withdrawn_at is null order by f.id limit 1)
       returning id`,
      [pupilId, signal, case_id],
    );
    if (taken.length > 0) {
      await this.open.sql('update signal_firing set withdrawn_at = $2 where id = $1', [id, this.open.now]);
    }
    return taken.length > 0;
  }
}

function inWords({ number, beganOn, endedOn, hours }: Waiting): Sentence {
  const [uren, of] = hours === null ? ['', ''] : [`, ${hours} uur`, `, ${hours} hours`];
  const [first, last] = [dayInWords(beganOn), endedOn === null ? undefined : dayInWords(endedOn)];
  const [tot, until] = last ? [` tot en met ${last.nl}`, ` up to and including ${last.en}`] : ['', ''];
  return {
    nl: `Melding ${number} in het verzuimregister: afwezig vanaf ${first.nl}${tot}${uren}.`,
    en: `Notification ${number} in the register of absence: absent from ${first.en}${until}${of}.`,
  };
}
