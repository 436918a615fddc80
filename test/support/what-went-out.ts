import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { type QueueStore } from './queues';
import { RunningApi, type Visitor } from './running-api';
import { RunningPlatform } from './running-platform';
import { until } from './until';

/** Where things go that are read by others than those whom a case concerns, by name. */
export type Outlets = Readonly<Record<string, readonly string[]>>;

/** Words that stand nowhere but in what people write here. */
export const written = {
  medical: 'angst, start EMDR',
  note: 'thuis speelt een vechtscheiding',
  question: 'slaapt het kind nog steeds slecht?',
};

/** Files that somebody of a partner can ask for at any time. Those of an import go to who brought it, and hold what he brought. */
const filesToTake = ['/compulsory-education/school-signals/for-policy.csv'];

/** A region that lives a week with all its ears open: logs, queues, mails, figures, refusals and errors are kept. */
export class WhatWentOut {
  private readonly lines: string[] = [];
  private readonly queued: string[] = [];
  private readonly refusals: string[] = [];
  private readonly taken: string[] = [];
  private readonly errors: string[] = [];
  private platform!: RunningPlatform;
  private api!: RunningApi;
  private listening: Redis | undefined;

  static async start(store: QueueStore): Promise<WhatWentOut> {
    const all = new WhatWentOut();
    const log = { write: (line: string) => void all.lines.push(line) };
    all.platform = await RunningPlatform.start(store, { isFilled: true, log });
    await all.listenToQueues();
    await all.platform.clockAt(Date.parse('2026-12-07T08:00+01:00'));
    all.api = await RunningApi.beside(all.platform, log);
    return all;
  }

  async stop(): Promise<void> {
    this.listening?.disconnect();
    await this.api?.stop();
    await this.platform?.stop();
  }

  /** Where the parts are that it runs on, and its own api, which the people of the story ask. */
  get parts(): string[] {
    const { DATABASE_URL, REDIS_URL, SMTP_URL } = this.platform.config;
    return [DATABASE_URL, REDIS_URL, SMTP_URL, this.api.url].flatMap((url) => (url ? [new URL(url).host] : []));
  }

  /** What may stand in no outlet: names, numbers and birth dates of children and parents, and what people wrote. */
  async secrets(): Promise<string[]> {
    const rows = await this.platform.rows<{ name: string; born: string | null }>(
      `select name, born_on::text as born from pupil union all
       select name, null from person where is_relative`,
    );
    const staff = await this.platform.rows<{ name: string }>(
      `select p.name from person p join membership m on m.person_id = p.id union all select name from organisation`,
    );
    const known = new Set(staff.flatMap(({ name }) => name.split(' ')));
    const surnames = rows.map(({ name }) => name.split(' ').at(-1)!).filter((one) => one.length > 4 && !known.has(one));
    const births = rows.flatMap(({ born }) => (born ? [born, born.split('-').toReversed().join('-')] : []));
    return [...new Set([...rows.map(({ name }) => name), ...surnames, ...births, ...Object.values(written)])];
  }

  /** People of every partner look, write and mistake themselves; then a week passes. */
  async liveAWeek(): Promise<void> {
    const [school, officer, doctor] = await Promise.all([
      this.api.signIn('Rietplas'),
      this.api.signIn('Leerplicht Waterdam'),
      this.api.signIn('GGD Waterrijk'),
    ]);
    const caseId = await this.api.openCase(school);
    await school.act(caseId, { act: 'set', facts: { question: 'capacity' } });
    await this.write({ school, officer, doctor }, caseId);
    for (const who of [school, officer, doctor]) await look(who, caseId);
    await this.takeAway(await this.api.signIn('Leerplicht Waterdam', 'management'));
    await this.mistake(officer, caseId);
    await this.breakDown({ school, officer }, caseId);
    for (let day = 8; day <= 14; day += 1) {
      await this.platform.clockAt(Date.parse(`2026-12-${String(day).padStart(2, '0')}T10:00+01:00`));
      await this.platform.tick();
      await this.platform.delivered();
    }
  }

  async outlets(): Promise<Outlets> {
    const looks = await this.platform.rows<{ text: string }>('select to_jsonb(l)::text as text from access_log l');
    const mails = this.platform.mails.messages().map(({ from, subject, text, html }) => [from, subject, text, html]);
    return {
      'the logs': this.lines,
      'the queues': await this.inQueues(),
      'the mails': mails.flat(),
      'the figures': [await (await fetch(`${this.api.url}/metrics`)).text()],
      'what is refused': this.refusals,
      'what errors answer': this.errors,
      'what is taken away': this.taken,
      'who looked': looks.map(({ text }) => text),
    };
  }

  private async write({ school, officer, doctor }: Record<string, Visitor>, caseId: string): Promise<void> {
    const key = { 'idempotency-key': randomUUID() };
    await doctor!.send(`/youth-health/cases/${caseId}/medical-notes`, { text: written.medical }, key);
    await school!.make(`/cases/${caseId}/notes`, { category: 'absence', text: written.note });
    await officer!.act(caseId, { act: 'ask', of: 'school', question: written.question });
  }

  /** What is not there, not allowed, or wrong, with everything in it that should be in no log. */
  private async mistake(who: Visitor, caseId: string): Promise<void> {
    const [name = ''] = await this.secrets();
    const wrong = [
      await who.get(`/cases/${randomUUID()}`),
      await who.get(`/youth-health/cases/${caseId}/medical-notes`),
      await who.act(caseId, { act: 'done', step: 'none-such' }),
      await who.send('/cases', '{"name": ', { 'idempotency-key': randomUUID() }),
      await who.get(`/cases/${encodeURIComponent(name)}`),
      await who.get(`/cases?cursor=${encodeURIComponent(name)}`),
      await who.make(`/cases/${caseId}/notes`, { category: name, text: written.note }),
      await who.ask('/cases', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: written.note }),
      await who.make('/cases', { school: name, pupil: written.note, bornOn: name, bsn: '999990019' }),
      await this.api.nobody().get(`/cases/${caseId}?of=${encodeURIComponent(name)}`),
    ];
    this.refusals.push(...wrong.map(({ body }) => JSON.stringify(body)));
    await who.get(`/cases?search=${encodeURIComponent(name)}`);
  }

  /** What PostgreSQL refuses it explains with the row that it refused: at the api, and where the worker fires. */
  private async breakDown({ school, officer }: Record<string, Visitor>, caseId: string): Promise<void> {
    const [name = ''] = await this.secrets();
    await this.platform.rows(`
      create unique index provoked on note (text);
      alter table person add constraint provoked_person check (name <> '${name}') not valid;
      create function provoked() returns trigger language plpgsql as $$
        begin raise unique_violation using message = 'no such child: "${name}"', detail = 'Key (name)=(${name}) exists'; end $$;
      create trigger provoked before insert on firing for each statement execute function provoked()`);
    const about = { kind: 'parent', source: 'told', since: '2026-01-01', email: 'thuis@thuis.example' };
    const broken = [
      await school!.make(`/cases/${caseId}/notes`, { category: 'absence', text: written.note }),
      await officer!.make(`/cases/${caseId}/family`, { ...about, name }),
    ];
    this.errors.push(...broken.filter(({ status }) => status === 500).map(({ body }) => JSON.stringify(body)));
    await this.platform.clockAt(Date.parse('2026-12-08T09:00+01:00'));
    await until(async () => this.lines.some((line) => line.includes('"queue":"tick"') && line.includes('23505')));
    await this.platform.rows(
      'drop trigger provoked on firing; alter table person drop constraint provoked_person; drop index provoked',
    );
  }

  /** Files to take away go to a disk where others find them: what is in them, and what they are called. */
  private async takeAway(who: Visitor): Promise<void> {
    for (const path of filesToTake) {
      const { status, headers, body } = await who.get(path);
      if (status === 200) this.taken.push(`${path} ${headers.get('content-disposition')} ${String(body)}`);
    }
  }

  /** A queue forgets what is done: what goes in is kept as it comes. */
  private async listenToQueues(): Promise<void> {
    const { REDIS_URL } = this.platform.config;
    if (REDIS_URL) {
      const asking = new Redis(REDIS_URL);
      this.listening = await asking.monitor();
      asking.disconnect();
      this.listening.on('monitor', (_at: string, args: string[]) => void this.queued.push(args.join(' ')));
      return;
    }
    await this.platform.rows(`
      create table public.went_in (row text);
      create function public.keep_row() returns trigger language plpgsql security definer as
        $$ begin insert into public.went_in values (to_jsonb(new)::text); return new; end $$`);
    const tables = await this.platform.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq'`,
    );
    for (const { name } of tables)
      await this.platform.rows(
        `create trigger keep_row after insert or update on ${name} for each row execute function public.keep_row()`,
      );
  }

  private async inQueues(): Promise<readonly string[]> {
    if (this.listening) return this.queued;
    return (await this.platform.rows<{ row: string }>('select row from public.went_in')).map(({ row }) => row);
  }
}

async function look(who: Visitor, caseId: string): Promise<void> {
  for (const path of ['/my-day', '/cases', `/cases/${caseId}`, `/cases/${caseId}/timeline`, `/cases/${caseId}/notes`])
    await who.get(path);
}
