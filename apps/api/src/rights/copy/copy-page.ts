import { dayInWords, type LocalDate } from '@app/rules';
import type { Copy, CopyItem, CopyPart } from './copy';
import { nothing } from './copy.words';

const style = `
  body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #888; }
  li { margin: 0.6rem 0; break-inside: avoid; } time { color: #444; } blockquote { margin: 0.3rem 0; white-space: pre-wrap; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.3rem 0; } dd { margin: 0; }
  @media print { body { margin: 0; max-width: none; } }`;

/**
 * A copy as a page by itself, to read and to print: without a script, a picture or anything from elsewhere. All that comes
 * from data is escaped here, and nowhere else is any of it put into a page.
 */
export function copyPage(copy: Copy): string {
  const { organisation, child, madeOn, parts, leftOut } = copy;
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(`Wat ${organisation.name} bewaart`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(`Wat ${organisation.name} over uw kind bewaart`)}</h1>
<p>${escaped(`Gemaakt op ${day(madeOn)}. Dit is wat ${organisation.name} (${organisation.who}) zelf heeft vastgelegd.`)}</p>
${detailsOf({ Naam: child.name, Geboren: day(child.bornOn), School: child.school, Woonplaats: child.municipality })}
${parts.map(partOf).join('\n')}
<h2>Wat er niet in staat</h2>
<ul>${leftOut.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>
</body>
</html>
`;
}

function partOf({ title, items }: CopyPart): string {
  const list = items.length === 0 ? `<p>${escaped(nothing)}</p>` : `<ul>\n${items.map(itemOf).join('\n')}\n</ul>`;
  return `<h2>${escaped(title)}</h2>\n${list}`;
}

function itemOf({ on, what, text, details = {} }: CopyItem): string {
  const when = on === undefined ? '' : `<time>${escaped(day(on))}</time>: `;
  const words = text === undefined ? '' : `<blockquote>${escaped(text)}</blockquote>`;
  return `<li>${when}${escaped(what)}${words}${detailsOf(details)}</li>`;
}

function detailsOf(details: Readonly<Record<string, string>>): string {
  const all = Object.entries(details);
  if (all.length === 0) return '';
  return `<dl>${all.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

const day = (on: string) => dayInWords(on as LocalDate).nl;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that can stand anywhere in a page, also between quotes. */
export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => marks[mark]!);
