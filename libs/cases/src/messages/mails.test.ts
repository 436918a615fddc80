import { renderMail } from '@app/platform';
import { mailNames, readMails } from './mail-templates';

const mails = readMails();
const link = 'http://127.0.0.1:3000/cases/1';
const full = { partner: 'Rietplas', dueOn: 'di 1 dec 2026', nextOn: 'vr 4 dec 2026', nextTold: 'de teamleider', link };
const last = { ...full, nextOn: null, nextTold: null };

describe.each(mailNames)('%s', (name) => {
  test.each([
    ['nl', full],
    ['nl', last],
    ['en', full],
    ['en', last],
  ] as const)(
    'in %s has a subject, a greeting, what is asked, and a link, each on a line of its own',
    (language, fields) => {
      const { subject, text } = renderMail(mails.each.get(name)!, language, fields);
      expect(subject).not.toMatch(/Beste|Geachte|Dear|[,.]$/);
      const [greeting, ...blocks] = text.trim().split(/\n\n+/);
      expect(greeting).toMatch(/^(Beste|Geachte|Dear) [^.]*,$/);
      expect(blocks.find((block) => /^(Wat vragen wij u|What do we ask of you)\?\n- \S/.test(block))).toBeDefined();
      expect(blocks.at(-2)).toMatch(
        new RegExp(
          `^(Open de zaak|Open the case|Naar uw uitnodigingen|To your invitations|Naar uw pagina|To your page|Naar wat is geopend|To what was opened|Naar de verzoeken|To the requests): ${link}$`,
        ),
      );
      expect(text).not.toMatch(/ {2}|null|\{\{/);
    },
  );
});

describe.each(['afterOutage', 'afterTakeOver'] as const)('many things at once: %s', (name) => {
  const line = { what: 'Een stap is te laat', partner: 'Rietplas', on: 'ma 30 nov 2026', link };
  const lines = [
    { ...line, dueOn: 'di 1 dec 2026' },
    { ...line, dueOn: null },
  ];

  test.each([
    ['nl', 'uiterlijk di 1 dec 2026', 'Er zijn er nog 7. U ziet ze als u inlogt: http://127.0.0.1:3000'],
    ['en', 'by di 1 dec 2026', 'There are 7 more. You see them when you sign in: http://127.0.0.1:3000'],
  ] as const)('in %s each thing has a line with its date and its link', (language, until, others) => {
    const fields = { lines, more: 0, address: 'http://127.0.0.1:3000' };
    const { subject, text, html } = renderMail(mails[name], language, fields);
    expect(subject).not.toMatch(/Beste|Dear|[,.]$/);
    expect(text).toContain(`- Een stap is te laat (Rietplas, ${until}): ${link}\n`);
    expect(text).toContain(`- Een stap is te laat (Rietplas, ma 30 nov 2026): ${link}\n\n`);
    expect(text).toMatch(/\n\n(Wat vragen wij u|What do we ask of you)\?\n- \S/);
    expect(html).toContain(`<a href="${link}">`);
    expect(text).not.toMatch(/ {2}|null|\{\{|\n{3}|\b7\b/);
    expect(renderMail(mails[name], language, { ...fields, more: 7 }).text).toContain(`\n\n${others}\n\n`);
  });
});
