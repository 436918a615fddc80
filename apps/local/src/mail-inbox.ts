import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { portAt } from './ports';
import { listPage, mailPage, missingPage } from './mail-pages';
import type { CaughtMail, MailCatcher } from './mail-catcher';

export interface MailInbox {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** Mails are shown in a frame that may run and load nothing; the page itself needs no script either. */
const security = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Shows what the catcher caught, to browsers of this machine only: `/` lists, `/mails/ID` is one mail, and `/api/messages`
 * gives `{ messages: CaughtMail[] }`, newest first; `?after=ID` leaves out that mail and what came before it.
 *
 * @param wanted port that is taken when it is free, so that the address stays the same over restarts
 * @param host the loopback address, but in a container, whose own loopback address nobody outside can reach
 */
export async function openInbox(catcher: MailCatcher, wanted: number, host = '127.0.0.1'): Promise<MailInbox> {
  const port = (await portAt(host, wanted)) ?? 0;
  const server = createServer((request, response) => answer(request, response, catcher));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, catcher: MailCatcher): void {
  const {
    status = 200,
    type = 'text/html; charset=utf-8',
    body,
  } = isForUs(request)
    ? pageFor(new URL(request.url ?? '/', 'http://127.0.0.1'), catcher.messages())
    : { status: 403, type: 'text/plain', body: 'Only for this machine' };
  response.writeHead(status, { ...security, 'content-type': type }).end(request.method === 'HEAD' ? undefined : body);
}

/** A page elsewhere may have its name point here; then the browser still says that name. */
function isForUs({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

function pageFor({ pathname, searchParams }: URL, mails: readonly CaughtMail[]): Answer {
  const newestFirst = mails.toReversed();
  if (pathname === '/') return { body: listPage(newestFirst) };
  if (pathname === '/api/messages') {
    const after = Number(searchParams.get('after') ?? 0);
    const messages = newestFirst.filter(({ id }) => id > after);
    return { type: 'application/json', body: JSON.stringify({ messages }) };
  }
  const [, id, part] = /^\/mails\/(\d+)(\/html)?$/.exec(pathname) ?? [];
  const mail = mails.find((caught) => caught.id === Number(id));
  if (!mail || (part && !mail.html)) return { status: 404, body: missingPage() };
  return { body: part ? mail.html : mailPage(mail) };
}
