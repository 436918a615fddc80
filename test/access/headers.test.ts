import { RunningApi } from '../support/running-api';

/** S03: what each answer says to a browser, and to who found a hole. What TLS itself does is of the proxy, and asked for. */

let api: RunningApi;
const contact = 'mailto:veiligheid@waterrijk.example';

beforeAll(async () => {
  api = await RunningApi.start({ more: { SECURITY_CONTACT: contact } });
});
afterAll(() => api.stop());

/** Each says how it is asked: Jest takes the place of what is left out for itself. */
const asks: [what: string, path: string, init: RequestInit][] = [
  ['who asks who he is without being signed in', '/api/me', {}],
  ['what is not there', '/api/cases/1/none', {}],
  ['a change from a page elsewhere', '/api/sign-out', { method: 'POST' }],
  [
    'what is not well formed',
    '/api/sign-in/local',
    { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } },
  ],
  ['the description', '/api/openapi.json', {}],
  ['health', '/health/live', {}],
  ['the address of nothing', '/elsewhere', {}],
  ['security.txt', '/.well-known/security.txt', {}],
];

/** Seen to fail without helmet. */
test.each(asks)(
  'S03 %s: only https from now on, nothing from elsewhere, in nobody’s frame',
  async (_what, path, init) => {
    const { headers } = await fetch(api.url + path, init);
    expect(Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1])).toBeGreaterThanOrEqual(
      31_536_000,
    );
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  },
);

/** Seen to fail without `keepAnswersNowhere`. */
test('S03 no answer of the api is kept on the way, or in the browser', async () => {
  const school = await api.signIn('Rietplas');
  for (const path of ['/me', '/my-day', '/cases', '/cases/none']) {
    expect([path, (await school.get(path)).headers.get('cache-control')]).toEqual([path, 'no-store']);
  }
});

/** Seen to fail without `serveSecurityTxt`, and with an end that is behind us. */
test('S03 who found a hole reads to whom he tells that, and that it holds still', async () => {
  const answer = await fetch(`${api.url}/.well-known/security.txt`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const text = await answer.text();
  expect(text).toContain(`Contact: ${contact}\n`);
  const expires = new Date(/^Expires: (.*)$/m.exec(text)![1]!).getTime();
  expect(expires).toBeGreaterThan(Date.now() + 86_400_000);
  expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
});

test('S03 without a contact there is no such page', async () => {
  const other = await RunningApi.start();
  expect((await fetch(`${other.url}/.well-known/security.txt`)).status).toBe(404);
  await other.stop();
});
