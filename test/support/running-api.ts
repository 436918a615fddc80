import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type Config, connect, createApi, Door, Log, readConfig, securityContactOf } from '@app/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../apps/api/src/app.module';
import type { CaseFile, Timeline } from '../../apps/api/src/cases/case.shapes';
import { type FreshDatabase, freshDatabase } from './database';
import type { LogKept, RunningPlatform } from './running-platform';

type Source = Awaited<ReturnType<typeof connect>>;

/** An api that answers on a port of its own. */
export interface Listening {
  readonly url: string;
  readonly app: NestFastifyApplication;
}

/** Starts the api of a database that is there. */
export async function listen(config: Config, webFolder?: string, log = new Log(config)): Promise<Listening> {
  const web = webFolder === undefined ? {} : { webFolder };
  const security = securityContactOf(config);
  const app = await createApi({ module: AppModule.with(config), log, version: 'test', security, ...web });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, app };
}

/** The demonstration's api as people use it: over HTTP, on a database of its own, at eight on its first morning. */
export class RunningApi {
  private constructor(
    readonly url: string,
    readonly door: Door,
    readonly config: Config,
    private readonly app: NestFastifyApplication,
    private readonly source: Source,
    private readonly database: FreshDatabase,
  ) {}

  /** @param webFolder the built web app, for a browser; `more` is of the environment */
  static async start({ webFolder, more }: { webFolder?: string; more?: NodeJS.ProcessEnv } = {}): Promise<RunningApi> {
    const database = await freshDatabase({ isFilled: true });
    const config = readConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DEMONSTRATION: 'true',
      DATABASE_URL: database.url,
      ...more,
    });
    const source = await connect(config);
    const door = new Door(source);
    await door.asMachine({ task: 'test', role: 'owner' }, ({ sql }) =>
      sql(`update clock set held_at = '2026-12-07T08:00:00+01:00'`),
    );
    const { url, app } = await listen(config, webFolder);
    return new RunningApi(url, door, config, app, source, database);
  }

  /** The same beside a worker that runs, in a database that it filled. */
  static async beside({ config: of }: RunningPlatform, kept?: LogKept): Promise<RunningApi> {
    const config = { ...of, DEMONSTRATION: true };
    const source = await connect(config);
    const log = kept && new Log({ LOG_LEVEL: 'trace' }, kept);
    const { url, app } = await listen(config, undefined, log);
    return new RunningApi(url, new Door(source), config, app, source, {
      url: config.DATABASE_URL,
      drop: async () => {},
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.source.destroy();
    await this.database.drop();
  }

  /** Rows as the owner sees them, past every wall. */
  rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.door.asMachine({ task: 'test', role: 'owner' }, ({ sql }) => sql<Row>(text, values));
  }

  /** Somebody signed in: the first one of an organisation, or at a place in its contact chain. */
  async signIn(organisation: string, level = 'person'): Promise<Visitor> {
    const [person] = await this.rows<{ id: string }>(
      `select p.id from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
        where o.name = $1 and m.level = $2`,
      [organisation, level],
    );
    if (!person) throw new Error(`Nobody at ${organisation} is its ${level}`);
    return this.signInAs(person.id);
  }

  /** Somebody signed in whose id is known: parents are of no organisation that a test could name. */
  async signInAs(person: string): Promise<Visitor> {
    const answer = await this.nobody().send('/demonstration/sign-in', { person });
    const cookie = answer.headers.get('set-cookie');
    if (!cookie) throw new Error('Nobody of this id can sign in');
    return new Visitor(this.url, cookie.split(';')[0]!);
  }

  /** A browser in which nobody signed in. */
  nobody(): Visitor {
    return new Visitor(this.url, '');
  }

  /** The id by which an organisation is named in what is sent. */
  async idOf(organisation: string): Promise<string> {
    const [found] = await this.rows<{ id: string }>('select id from organisation where name = $1', [organisation]);
    return found!.id;
  }

  /** The numbers by which a school knows its pupils who live in a municipality. */
  async pupilsAt(school: string, municipality = 'Waterdam'): Promise<string[]> {
    const found = await this.rows<{ number: string }>(
      `select p.number from pupil p join organisation o on o.id = p.school_id
        where o.name = $1 and p.municipality = $2 order by p.number`,
      [school, municipality],
    );
    return found.map(({ number }) => number);
  }

  /** A child of Waterdam at Rietplas, or of another school, of whom no case is open. */
  async childWithoutCase(school = 'Rietplas'): Promise<Child> {
    const [child] = await this.rows<Child>(
      `select p.id, o.number as school, p.number as pupil, p.born_on as "bornOn"
         from pupil p join organisation o on o.id = p.school_id
        where o.name = $1 and (o.name <> 'Rietplas' or p.municipality = 'Waterdam')
          and not exists (select from case_file c where c.pupil_id = p.id) order by p.number limit 1`,
      [school],
    );
    return child!;
  }

  /** Brings an organisation into a case: somebody of the case asks it, and it says yes. */
  async bringIn(asking: Visitor, caseId: string, name: string): Promise<Visitor> {
    const path = `/cases/${caseId}/invitations`;
    const { body } = await asking.get<{ organisations: { id: string; name: string }[] }>(path);
    const organisation = body.organisations.find((one) => one.name === name)!.id;
    await asking.make(path, { organisation, because: 'support-at-school' });
    const who = await this.signIn(name);
    const { invitations } = (await who.get<{ invitations: { id: string }[] }>('/invitations')).body;
    for (const one of invitations) await who.send(`/invitations/${one.id}/answer`, { answer: 'accepted' });
    return who;
  }

  /** Opens the case of such a child by hand, and gives its id; `facts` are what whoever opens knows. */
  async openCase(
    who: Visitor,
    facts: Record<string, unknown> = {},
    { firstDayAbsent = '2026-11-09', at = 'Rietplas', workflow = 'long-relative-absence' }: OpenedAs = {},
  ): Promise<string> {
    const { school, pupil, bornOn } = await this.childWithoutCase(at);
    const asked = { workflow, firstDayAbsent, reason: 'moved-here', facts };
    const { body } = await who.send<{ id: string }>(
      '/cases',
      { school, pupil, bornOn, ...asked },
      { 'idempotency-key': randomUUID() },
    );
    return body.id;
  }
}

/** When the child was away first, at which school, and what is opened; left out, as most stories begin. */
interface OpenedAs {
  readonly firstDayAbsent?: string;
  readonly at?: string;
  readonly workflow?: string;
}

/** A child as somebody names it who opens a case by hand. */
export interface Child {
  readonly id: string;
  readonly school: string;
  readonly pupil: string;
  readonly bornOn: string;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** One browser. */
export class Visitor {
  constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Does something in a case. */
  act(caseId: string, body: object): Promise<Answer<CaseFile>> {
    return this.send<CaseFile>(`/cases/${caseId}/acts`, body, { 'idempotency-key': randomUUID() });
  }

  /** A case as he may see it. */
  async caseFile(caseId: string): Promise<CaseFile> {
    return (await this.get<CaseFile>(`/cases/${caseId}`)).body;
  }

  /** What happened in a case, in Dutch, the newest first. */
  async told(caseId: string): Promise<string[]> {
    const { body } = await this.get<Timeline>(`/cases/${caseId}/timeline`);
    return body.items.map(({ sentence }) => sentence.nl);
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.ask<Body>(path, {});
  }

  send<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const isForm = body instanceof FormData;
    return this.ask<Body>(path, {
      method: 'POST',
      headers: isForm ? headers : { 'content-type': 'application/json', ...headers },
      body: isForm ? body : JSON.stringify(body),
    });
  }

  /** Makes something new, under a key of its own. */
  make<Body>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send<Body>(path, body, { 'idempotency-key': randomUUID() });
  }

  /** The events of a stream, as they come. */
  async stream(path: string): Promise<EventStream> {
    const stopping = new AbortController();
    const response = await fetch(`${this.url}/api${path}`, {
      headers: { cookie: this.cookie },
      signal: stopping.signal,
    });
    return new EventStream(response.body!.pipeThrough(new TextDecoderStream()).getReader(), stopping);
  }

  /** A request as it is, with session and guard header. */
  async ask<Body>(path: string, init: RequestInit): Promise<Answer<Body>> {
    const headers = {
      'x-requested-with': 'terugweg',
      cookie: this.cookie,
      ...(init.headers as Record<string, string>),
    };
    const response = await fetch(`${this.url}/api${path}`, { ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }
}

/** An event of a stream. */
export interface Streamed {
  readonly type: string;
  readonly data: unknown;
}

/** Server-sent events, one after another. */
export class EventStream {
  private text = '';

  constructor(
    private readonly reader: ReadableStreamDefaultReader<string>,
    private readonly stopping: AbortController,
  ) {}

  /** The data of the next event of a type; others are passed over. */
  async next(type: string): Promise<unknown> {
    return (await this.through(type)).at(-1)!.data;
  }

  /** The events until one of a type has come, with that one. */
  async through(type: string): Promise<Streamed[]> {
    const events: Streamed[] = [];
    for (;;) {
      const event = await this.one();
      if (!event) throw new Error(`The stream ended before an event ${type}`);
      events.push(event);
      if (event.type === type) return events;
    }
  }

  /** Waits until the stream is ended from the other side. */
  async ended(): Promise<void> {
    while (await this.one());
  }

  private async one(): Promise<Streamed | undefined> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const event = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        const [, type = 'message'] = /^event: (.*)$/m.exec(event) ?? [];
        const [, data = 'null'] = /^data: (.*)$/m.exec(event) ?? [];
        return { type, data: JSON.parse(data) };
      }
      const { value, done } = await this.reader.read();
      if (done) return undefined;
      this.text += value;
    }
  }

  async end(): Promise<void> {
    this.stopping.abort();
    await this.reader.closed.catch(() => undefined);
  }
}

/** A file for an upload, with what goes beside it. */
export function fileOf(text: string, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([text], { type: 'text/csv' }), 'verzuim.csv');
  return form;
}
