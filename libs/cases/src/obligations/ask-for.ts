import { createHash } from 'node:crypto';
import {
  type Door,
  type Language,
  type MachineTask,
  MailRefused,
  type MailSender,
  mailTemplate,
  type MailTemplate,
  type Open,
  renderMail,
} from '@app/platform';
import { addDays, type LocalDate, momentsOf } from '@app/rules';
import { mailFolder } from '../messages/mail-templates';
import { type Obligation, obligations, standingOf } from './due';
import { lastDone } from './obligations';

/** So many days later it is asked for again, while it is not done. */
const againAfterDays = 28;

const fields = ['count', 'link'] as const;
type ObligationMail = MailTemplate<(typeof fields)[number]>;

/** Reads the words with which is asked. */
export const readObligationMail = (): ObligationMail => mailTemplate(mailFolder, 'obligations-due', fields);

/** With what is asked. */
export interface Asking {
  readonly door: Door;
  readonly sender: Pick<MailSender, 'send'>;
  /** Where the web app is. */
  readonly address: string;
  readonly template: ObligationMail;
}

interface RegionAtWork {
  readonly id: string;
  readonly zone: string;
}

const task: MachineTask = { task: 'obligations', role: 'worker' };

const atWork = `select id, settings ->> 'zone' as zone from region where active_since is not null order by id`;

/** Who looks after the installation of a region; he is told nothing of a case, and this is of none. */
const administrators = `
  select distinct p.id, p.email, p.language from membership m
    join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
   where o.region_id = $1 and m.level = 'administrator' and not has_left(p.id, o.id, $2) order by p.id`;

const asked = `
  insert into obligation_asked (region_id, what, asked_on) values ($1, $2, $3)
  on conflict (region_id, what) do update set asked_on = excluded.asked_on
    where obligation_asked.asked_on <= $4 returning what`;

/**
 * Asks who looks after each region for what only an organisation can do, and is due or never was done: in one mail, and
 * again after four weeks. That it was asked is kept with the mail under way: a mail that cannot be sent is asked anew.
 *
 * @returns how many mails went
 */
export async function askForObligations(asking: Asking): Promise<number> {
  const regions = await asking.door.asMachine(task, (open) => open.sql<RegionAtWork>(atWork));
  let mails = 0;
  for (const region of regions) mails += await asking.door.asMachine(task, (open) => askIn(open, region, asking));
  return mails;
}

async function askIn(open: Open, { id, zone }: RegionAtWork, asking: Asking): Promise<number> {
  const today = momentsOf(zone).dateAt(open.nowMs);
  const due = await newlyDue(open, id, today);
  if (due.length === 0) return 0;
  const people = await open.sql<{ id: string; email: string; language: Language }>(administrators, [id, open.now]);
  for (const person of people) {
    const mail = renderMail(asking.template, person.language, { count: due.length, link: `${asking.address}/ready` });
    await sent(asking.sender, { to: person.email, id: idOf([id, person.id, today, ...due]), mail });
  }
  return people.length;
}

async function newlyDue(open: Open, regionId: string, today: LocalDate): Promise<Obligation[]> {
  const rows = await open.sql<{ what: Obligation; on: LocalDate }>(
    `select * from (${lastDone}) l where "regionId" = $1`,
    [regionId],
  );
  const isDue = (what: Obligation) =>
    ['never', 'overdue'].includes(standingOf(what, rows.find((row) => row.what === what)?.on, today));
  const due: Obligation[] = [];
  for (const what of obligations.filter(isDue)) {
    const isNew = await open.sql(asked, [regionId, what, today, addDays(today, -againAfterDays)]);
    if (isNew.length > 0) due.push(what);
  }
  return due;
}

/** An address that takes no mail stays on the page, where it is asked for as well. */
async function sent(sender: Asking['sender'], mail: Parameters<Asking['sender']['send']>[0]): Promise<void> {
  try {
    await sender.send(mail);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
  }
}

const idOf = (parts: readonly string[]) => createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32);
