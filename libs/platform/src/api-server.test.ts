import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshDatabase } from '../../../test/support/database';
import {
  createApi,
  describeWithoutStarting,
  HealthController,
  Log,
  MetricsController,
  PlatformModule,
  readConfig,
} from './index';
import { streams, TrialController } from './trial.controller';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let app: NestFastifyApplication;
let address: string;
const web = mkdtempSync(join(tmpdir(), 'terugweg-web-'));
const written: string[] = [];

beforeAll(async () => {
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Terugweg</title>');
  writeFileSync(join(web, 'assets', 'main-1a2b.js'), 'void 0;');
  database = await freshDatabase();
  const config = readConfig({ DATABASE_URL: database.url });
  const log = new Log(config, { write: (line) => void written.push(line) });
  app = await createApi({ module: trial(config), log, version: '1', webFolder: web });
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});

afterAll(async () => {
  await app.close();
  await database.drop();
  rmSync(web, { recursive: true });
});

function trial(config: ReturnType<typeof readConfig>) {
  class TrialModule {}
  return {
    module: TrialModule,
    imports: [PlatformModule.with(config)],
    controllers: [HealthController, MetricsController, TrialController],
  };
}

const send = (body: string) =>
  fetch(`${address}/api/trial/steps?limit=5`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });

test('what the schema makes of the body reaches the controller', async () => {
  const answer = await send(JSON.stringify({ count: '3', people: [] }));
  expect([answer.status, await answer.json()]).toEqual([201, { count: 3, people: [], limit: 5 }]);
});

test('every mistake in a body has its pointer', async () => {
  const answer = await send(JSON.stringify({ count: 0, people: [{ name: 'A' }, { name: 7 }], 'a/b': 1 }));
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await answer.json()).toEqual({
    type: '/problems/malformed-request',
    title: 'The request is not well formed',
    status: 400,
    errors: [
      { pointer: '/count', detail: expect.stringContaining('>=1') },
      { pointer: '/people/1/name', detail: expect.stringContaining('expected string') },
      { pointer: '/a~1b', detail: 'This field does not exist' },
    ],
  });
});

test.each([
  [
    'a query',
    '/api/trial/steps?limit=x',
    400,
    'malformed-request',
    [{ pointer: '/query/limit', detail: expect.any(String) }],
  ],
  [
    'a part of the path',
    '/api/trial/x',
    400,
    'malformed-request',
    [{ pointer: '/path/id', detail: expect.any(String) }],
  ],
  ['an unknown address', '/api/nowhere', 404, 'not-found', undefined],
  ['a refusal', '/api/trial/refused', 409, 'already-done', undefined],
  ['a failure', '/api/trial/broken', 500, 'unexpected', undefined],
])('%s is answered as a problem', async (_what, path, status, kind, errors) => {
  const answer = await fetch(address + path);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ type: `/problems/${kind}`, status, ...(errors && { errors }) });
});

test('a refusal says its detail and the present state; a failure says nothing of itself', async () => {
  expect(await (await fetch(`${address}/api/trial/refused`)).json()).toMatchObject({
    detail: 'Done on 2026-10-02',
    current: { done: '2026-10-02' },
  });
  expect(await (await fetch(`${address}/api/trial/broken`)).text()).not.toContain('secret');
});

test('what is not JSON, too large, or of another type is refused by name', async () => {
  expect(await (await send('{"count":')).json()).toMatchObject({ status: 400, type: '/problems/malformed-request' });
  expect(await (await send(`"${'x'.repeat(1_100_000)}"`)).json()).toMatchObject({ status: 413 });
  const xml = { body: '<x/>', headers: { 'content-type': 'application/xml' } };
  const text = await fetch(`${address}/api/trial/steps`, { method: 'POST', ...xml });
  expect(await text.json()).toMatchObject({ status: 415, type: '/problems/unsupported-media-type' });
});

test('a file streams in, leading zeros and all', async () => {
  const answer = await sendFile('0012;ziek\n'.repeat(20_000));
  expect(await answer.json()).toEqual({ name: 'verzuim.csv', bytes: 200_000 });
});

test('a file over the limit is refused, never taken for a whole one', async () => {
  const answer = await sendFile('x'.repeat(1_000_001));
  expect(await answer.json()).toMatchObject({ status: 413, type: '/problems/too-large' });
  const none = await fetch(`${address}/api/trial/files`, { method: 'POST', body: new FormData() });
  expect(await none.json()).toMatchObject({ status: 400 });
  expect(
    await (await send('{}').then(() => fetch(`${address}/api/trial/files`, { method: 'POST' }))).json(),
  ).toMatchObject({ status: 415 });
});

/** Seen to fail as a failure of ours, 500. */
test.each(['0012;ziek\n', '0012;ziek\n'.repeat(20_000)])(
  'a file that breaks off is no file, nor a failure',
  async (text) => {
    const body = `--end\r\ncontent-disposition: form-data; name="file"; filename="verzuim.csv"\r\n\r\n${text}`;
    const headers = { 'content-type': 'multipart/form-data; boundary=end' };
    const answer = await fetch(`${address}/api/trial/files`, { method: 'POST', body, headers });
    expect(await answer.json()).toMatchObject({
      status: 400,
      type: '/problems/malformed-request',
      sentence: { en: 'The file broke off: send it again' },
    });
  },
);

function sendFile(text: string): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([text], { type: 'text/csv' }), 'verzuim.csv');
  return fetch(`${address}/api/trial/files`, { method: 'POST', body: form });
}

test('events reach the browser as they happen, and the server hears when it goes away', async () => {
  const leaving = new AbortController();
  const answer = await fetch(`${address}/api/trial/events`, { signal: leaving.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  streams.changes.next({ data: { step: 'one' } });
  let heard = '';
  while (!heard.includes('data:')) heard += (await reader.read()).value ?? '';
  expect(heard).toContain('data: {"step":"one"}');
  const gone = new Promise((resolve) => streams.left.subscribe(resolve));
  leaving.abort();
  await gone;
});

test('nothing from elsewhere and nothing inline may run in the page', async () => {
  const policy = (await fetch(address)).headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

test('the web app is served, its one page for every address of its own', async () => {
  const asPage = { headers: { accept: 'text/html,*/*' } };
  const page = await fetch(`${address}/cases/1234`, asPage);
  expect([page.headers.get('cache-control'), await page.text()]).toEqual([
    'no-cache',
    expect.stringContaining('Terugweg'),
  ]);
  expect((await fetch(`${address}/assets/main-1a2b.js`)).headers.get('cache-control')).toContain('immutable');
  for (const path of ['/api/cases', '/health/none', '/metrics/none']) {
    expect([path, (await fetch(address + path, asPage)).status]).toEqual([path, 404]);
  }
  expect((await fetch(`${address}/assets/gone.js`)).status).toBe(404);
});

test('health, readiness and figures', async () => {
  expect(await (await fetch(`${address}/health/live`)).json()).toEqual({ status: 'live' });
  expect(await (await fetch(`${address}/health/ready`)).json()).toEqual({ status: 'ready' });
  const figures = await (await fetch(`${address}/metrics`)).text();
  expect(figures).toContain('route="/health/live",status="200"');
  expect(figures).toContain('process_cpu_seconds_total');
});

test('the log keeps the pattern of an address, not the address, and no body', async () => {
  written.length = 0;
  await fetch(`${address}/api/trial/91b2d0b5-6f6c-4d3e-9a54-2f0f7b8f3f10?name=Jansen`);
  expect(written.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ from: 'Request', method: 'GET', route: '/api/trial/:id', status: 200 }),
  );
  expect(written.join()).not.toMatch(/91b2d0b5|Jansen/);
});

test('OpenAPI 3.1 comes from the schemas, the same with and without starting', async () => {
  const served = (await (await fetch(`${address}/api/openapi.json`)).json()) as Description;
  const described = await describeWithoutStarting(
    trial(readConfig({ DATABASE_URL: 'postgres://nobody@localhost/none' })),
    '1',
  );
  expect(served).toEqual(JSON.parse(JSON.stringify(described)));
  expect(served.openapi).toBe('3.1.0');
  const act = served.paths['/api/trial/steps']!.post!;
  expect(act.requestBody.content['application/json'].schema).toMatchObject({
    type: 'object',
    required: ['count', 'people'],
    additionalProperties: false,
    properties: { until: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] } },
  });
  expect(act.responses).toHaveProperty(['default', 'content', 'application/problem+json']);
  expect(served.paths).not.toHaveProperty('/health/live');
});

interface Description {
  openapi: string;
  paths: Record<
    string,
    { post?: { requestBody: { content: { 'application/json': { schema: object } } }; responses: object } }
  >;
}

test('closing ends open event streams and does not wait for them', async () => {
  const config = readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
  const other = await createApi({ module: trial(config), log: new Log(config), version: '1' });
  await other.listen(0, '127.0.0.1');
  const events = await fetch(`${await other.getUrl()}/api/trial/events`);
  streams.changes.next({ data: 'last' });
  const everything = events.text();
  await other.close();
  expect(await everything).toContain('data: last');
});
