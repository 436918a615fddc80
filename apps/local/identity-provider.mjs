/**
 * An issuer of OpenID Connect on this machine, for tests and for trying the sign-in of a region out: its people are told to
 * it by whoever started it, and it believes each of them at a word. Says `{ address }` to who forked it.
 */
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

/** @type {Map<string, Record<string, unknown>>} What it says of whom, by their ids. */
const people = new Map();
/** @type {import('oidc-provider').ClientMetadata[]} */
const clients = [];

const server = createServer((request, response) => void answer(request, response));
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const address = `http://127.0.0.1:${server.address().port}`;
let provider;

/** Starts anew with these clients. */
function serve(wanted) {
  clients.splice(0, clients.length, ...wanted);
  provider = new Provider(address, {
    clients,
    cookies: { keys: ['of this process'] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'acr', 'amr', ...new Set([...people.values()].flatMap((said) => Object.keys(said)))] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { logoutSource } },
    interactions: { url: (_ctx, { uid }) => `/who/${uid}` },
    findAccount: (_ctx, id) =>
      people.has(id) ? { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) } : undefined,
    issueRefreshToken: () => true,
    loadExistingGrant,
  });
}

async function loadExistingGrant({ oidc }) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope(oidc.params.scope);
  await grant.save();
  return grant;
}

const page = (form) => `<!doctype html><meta charset="utf-8"><title>Wie ben je?</title>${form}`;

function logoutSource(ctx, form) {
  ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Uitloggen</button>`);
}

async function answer(request, response) {
  if (!request.url.startsWith('/who/')) return provider.callback()(request, response);
  if (request.method !== 'POST') {
    const buttons = [...people.keys()].map((id) => `<button name="id" value="${id}">${id}</button>`);
    return response.setHeader('content-type', 'text/html').end(page(`<form method="post">${buttons.join(' ')}</form>`));
  }
  let body = '';
  for await (const part of request) body += part;
  const id = new URLSearchParams(body).get('id');
  const { acr, amr } = people.get(id) ?? {};
  return provider.interactionFinished(request, response, { login: { accountId: id, acr, amr } });
}

process.on('message', ({ people: told, clients: wanted }) => {
  people.clear();
  for (const [id, said] of Object.entries(told)) people.set(id, said);
  if (wanted) serve(wanted);
  process.send({ address });
});
process.on('disconnect', () => process.exit());
process.send({ address });
