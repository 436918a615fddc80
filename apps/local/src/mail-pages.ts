import type { CaughtMail } from './mail-catcher';

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1b1b1b }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc }
  a { color: #154273 } pre { white-space: pre-wrap; background: #f4f4f4; padding: 1rem } dt { font-weight: bold }
  iframe { width: 100%; height: 32rem; border: 1px solid #ccc }`;

/** Amsterdam is where the readers are; the machine's own zone says nothing. */
const moment = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
});

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const plain = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => signs[sign]!);

const page = (title: string, body: string) => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>${plain(title)}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body>${body}</body></html>`;

/** All mails as a table, in the order given. */
export function listPage(mails: readonly CaughtMail[]): string {
  const rows = mails.map(
    ({ id, receivedAt, to, subject }) =>
      `<tr><td>${moment.format(new Date(receivedAt))}</td><td>${plain(to.join(', '))}</td>` +
      `<td><a href="/mails/${id}">${plain(subject || '(zonder onderwerp)')}</a></td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">Ontvangen</th><th scope="col">Aan</th><th scope="col">Onderwerp</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
  const none = '<p>Nog geen mail. Ververs deze pagina als er een alarm is afgegaan.</p>';
  return page(
    `Postvak (${mails.length})`,
    `<h1>Postvak</h1><p>Mail van de demonstratie. Er is niets echt verzonden.</p>${mails.length ? table : none}`,
  );
}

/** One mail: its text, and beside it how its HTML looks. */
export function mailPage({ id, receivedAt, from, to, subject, text, html }: CaughtMail): string {
  const frame = `<h2>Opgemaakt</h2><iframe sandbox title="De mail zoals hij is opgemaakt" src="/mails/${id}/html"></iframe>`;
  return page(
    subject,
    `<p><a href="/">Terug naar het postvak</a></p><h1>${plain(subject)}</h1>
<dl><dt>Van</dt><dd>${plain(from)}</dd><dt>Aan</dt><dd>${plain(to.join(', '))}</dd>
<dt>Ontvangen</dt><dd>${moment.format(new Date(receivedAt))}</dd></dl>
<pre>${plain(text)}</pre>${html ? frame : ''}`,
  );
}

export const missingPage = () =>
  page('Niet gevonden', '<h1>Deze mail is er niet (meer)</h1><p><a href="/">Naar het postvak</a></p>');
