import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { fieldsOf } from './mail-template-fields';

export type Language = 'nl' | 'en';
export type MailValue = string | number | boolean | null | readonly { readonly [field: string]: MailValue }[];

/** One kind of mail in each language. `Field` is the allow-list: what is not in it can never be in the mail. */
export interface MailTemplate<Field extends string> {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly in: Readonly<Record<Language, Handlebars.TemplateDelegate>>;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
}

const subjectLine = /^(?:Onderwerp|Subject): *(\S.*)\n\s*\n/;

/**
 * Reads `NAME.nl.hbs` and `NAME.en.hbs` from a folder. Both begin with `Onderwerp: …` or `Subject: …` and an empty
 * line; the rest is plain text, in which lines that begin with `- ` make a list.
 *
 * @param fields what the templates may use: `link`, or `steps.title` for a field of each row of `steps`
 * @throws Error for a missing language, or a field outside the list
 */
export function mailTemplate<Field extends string>(
  folder: string,
  name: string,
  fields: readonly Field[],
): MailTemplate<Field> {
  const compile = (language: Language) => {
    const file = `${name}.${language}.hbs`;
    const text = readFileSync(join(folder, file), 'utf8');
    const unknown = fieldsOf(text).filter((used) => !(fields as readonly string[]).includes(used));
    if (unknown.length > 0) throw new Error(`${file} uses ${unknown.join(', ')}, which is not in its list of fields`);
    return Handlebars.compile(text, { strict: true, noEscape: true, knownHelpersOnly: true });
  };
  return { name, fields, in: { nl: compile('nl'), en: compile('en') } };
}

/**
 * @param fields exactly the top fields of the allow-list
 * @throws Error that names the template and the field, when one is missing or too many
 */
export function renderMail<Field extends string>(
  template: MailTemplate<Field>,
  language: Language,
  fields: { readonly [Key in Field as Key extends `${string}.${string}` ? never : Key]: MailValue },
): Mail {
  const given = Object.keys(fields);
  const surplus = given.filter((field) => !(template.fields as readonly string[]).includes(field));
  if (surplus.length > 0) throw new Error(`Mail ${template.name} does not know ${surplus.join(', ')}`);
  const written = template.in[language](oneLine(fields)).trimStart();
  const subject = subjectLine.exec(written);
  if (!subject) throw new Error(`Mail ${template.name}.${language} does not begin with a subject and an empty line`);
  const text = `${written.slice(subject[0].length).trim()}\n`;
  return { subject: subject[1]!, text, html: asHtml(text, subject[1]!, language), language };
}

/** A value never starts a line of its own: it could pass for the subject or for a text of ours. */
function oneLine(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(oneLine);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, oneLine(inner)]));
}

function asHtml(text: string, subject: string, language: Language): string {
  const blocks = text
    .trim()
    .split(/\n\s*\n/)
    .map(asBlock)
    .join('\n');
  const title = Handlebars.escapeExpression(subject);
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body>\n${blocks}\n</body></html>\n`;
}

/** A paragraph, or a list, or a paragraph that leads a list in. */
function asBlock(block: string): string {
  const lines = block.split('\n');
  const first = lines.findIndex((line) => line.startsWith('- '));
  const prose = first === -1 ? lines : lines.slice(0, first);
  const items = first === -1 ? [] : lines.slice(first).map((line) => `<li>${asInline(line.replace(/^- /, ''))}</li>`);
  return [
    ...(prose.length > 0 ? [`<p>${prose.map(asInline).join('<br>')}</p>`] : []),
    ...(items.length > 0 ? [`<ul>${items.join('')}</ul>`] : []),
  ].join('\n');
}

const asInline = (line: string) =>
  line
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => {
      const safe = Handlebars.escapeExpression(part);
      return index % 2 === 1 ? `<a href="${safe}">${safe}</a>` : safe;
    })
    .join('');
