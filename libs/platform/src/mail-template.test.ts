import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailTemplate, renderMail } from './index';

const folder = mkdtempSync(join(tmpdir(), 'terugweg-mail-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, nl: string, en = 'Subject: Something\n\nBody\n'): void {
  writeFileSync(join(folder, `${name}.nl.hbs`), nl);
  writeFileSync(join(folder, `${name}.en.hbs`), en);
}

const late = `{{!-- To whom it is told. --}}
Onderwerp: Een stap van {{partner}} is te laat

Beste collega,

Wat vragen wij u?
- Rond de stap af, of
- laat weten wanneer het lukt.
{{#if next}}

Daarna gaat een bericht naar {{next}}.
{{/if}}

Open de stap: {{link}}
`;
const fields = { partner: 'GGD', next: '', link: 'https://terugweg.example.org/s/1?a=b&c=d' };

beforeAll(() => {
  written('late', late);
  written('digest', 'Onderwerp: Vandaag\n\n{{#each steps}}\n- {{title}}\n{{else}}\nNiets.\n{{/each}}\n');
});

test('a mail has a subject, a text, and the same text as a page', () => {
  const mail = renderMail(mailTemplate(folder, 'late', ['partner', 'next', 'link']), 'nl', fields);
  expect(mail.subject).toBe('Een stap van GGD is te laat');
  expect(mail.text).toMatch(/^Beste collega,\n\nWat vragen wij u\?\n- Rond de stap af, of\n/);
  expect(mail.text).not.toContain('Daarna');
  expect(mail.html).toContain('<html lang="nl">');
  expect(mail.html).toContain('<p>Wat vragen wij u?</p>\n<ul><li>Rond de stap af, of</li><li>laat weten');
  expect(mail.html).toContain('<a href="https://terugweg.example.org/s/1?a&#x3D;b&amp;c&#x3D;d">');
});

test('a list of rows is told row by row', () => {
  const digest = mailTemplate(folder, 'digest', ['steps', 'steps.title']);
  expect(renderMail(digest, 'nl', { steps: [{ title: 'Plan' }, { title: 'Gesprek' }] }).text).toBe(
    '- Plan\n- Gesprek\n',
  );
  expect(renderMail(digest, 'nl', { steps: [] }).text).toBe('Niets.\n');
});

test('a value is text: it starts no line and no element of its own', () => {
  const template = mailTemplate(folder, 'late', ['partner', 'next', 'link']);
  const mail = renderMail(template, 'nl', { ...fields, partner: 'GGD\n\nBcc: x', next: '<b>A & B</b>' });
  expect(mail.subject).toBe('Een stap van GGD Bcc: x is te laat');
  expect(mail.text).toContain('naar <b>A & B</b>.');
  expect(mail.html).toContain('naar &lt;b&gt;A &amp; B&lt;/b&gt;.');
});

test('a field outside the list is refused when the template is read', () => {
  expect(() => mailTemplate(folder, 'late', ['partner', 'link'])).toThrow('late.nl.hbs uses next');
  expect(() => mailTemplate(folder, 'digest', ['steps'])).toThrow('digest.nl.hbs uses steps.title');
});

test.each(['{{lookup steps 0}}', '{{a.b}}', '{{../up}}', '{{@root}}', '{{> other}}', '{{#with a}}{{b}}{{/with}}'])(
  'a template reaches for nothing but its fields: %s',
  (reaching) => {
    written('reaching', `Onderwerp: X\n\n${reaching}\n`);
    expect(() => mailTemplate(folder, 'reaching', ['a', 'b', 'a.b', 'up', 'steps'])).toThrow('may not use');
  },
);

test('a missing value fails loudly, a surplus one too, and so does a mail without subject or language', () => {
  const template = mailTemplate(folder, 'late', ['partner', 'next', 'link']);
  const { link: _link, ...missing } = fields;
  expect(() => renderMail(template, 'nl', missing as typeof fields)).toThrow('"link" not defined');
  expect(() => renderMail(template, 'nl', { ...fields, name: 'Jansen' } as typeof fields)).toThrow(
    'does not know name',
  );
  written('bare', 'Beste collega\n');
  expect(() => renderMail(mailTemplate(folder, 'bare', []), 'nl', {})).toThrow('subject');
  expect(() => mailTemplate(folder, 'nowhere', [])).toThrow('nowhere.nl.hbs');
});
