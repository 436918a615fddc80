import { renderMail } from '@app/platform';
import { mailNames, readMails } from './mails';

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
      const { subject, text } = renderMail(mails.get(name)!, language, fields);
      expect(subject).not.toMatch(/Beste|Geachte|Dear|[,.]$/);
      const [greeting, ...blocks] = text.trim().split(/\n\n+/);
      expect(greeting).toMatch(/^(Beste|Geachte|Dear) [^.]*,$/);
      expect(blocks.find((block) => /^(Wat vragen wij u|What do we ask of you)\?\n- \S/.test(block))).toBeDefined();
      expect(blocks.at(-2)).toMatch(new RegExp(`^(Open de zaak|Open the case): ${link}$`));
      expect(text).not.toMatch(/ {2}|null|\{\{/);
    },
  );
});
