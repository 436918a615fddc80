import { isNode, isSeq, parseDocument, stringify } from 'yaml';
import type { LocalDate } from '../dates/local-date';
import { isLocalDate } from '../dates/local-date';
import { didYouMean } from './mistake';
import { readRegion } from './region';
import { type Role, roles } from './roles';
import { readSource } from './source-text';

/** Who signs, as it was typed. Left out, the name is that of the one organisation of this role that signed before. */
export interface Signing {
  readonly role: string;
  readonly on: string;
  readonly name?: string | undefined;
}

/** A region file with one more signature, or the sentence that says why not. */
export type SignedText = { readonly text: string; readonly name: string } | { readonly problem: string };

/**
 * Adds a signature to the end of `signed:` of a region file. Remarks and the order of everything else stay.
 *
 * @param text of `region.yaml`
 */
export function withSignature(text: string, { role, on, name }: Signing): SignedText {
  const { region } = readRegion(readSource('region.yaml', text).value ?? {});
  if (!region) return { problem: 'The region file has mistakes: npm run --silent agreements -- check' };
  if (!isRole(role)) return { problem: `There is no role "${role}". ${didYouMean(role, roles)}` };
  if (!isLocalDate(on)) return { problem: `"${on}" is no date. Write it like 2026-09-01.` };
  const before = region.signed.filter((signature) => signature.role === role);
  const names = [...new Set(before.map((signature) => signature.name))];
  const signer = name ?? (names.length === 1 ? names[0] : undefined);
  if (!signer) return { problem: `Say which organisation signs as ${role}: --name "…".` };
  if (before.some((signature) => signature.name === signer && signature.signedOn === on)) {
    return { problem: `${signer} signed as ${role} on ${on} already.` };
  }
  return { text: added(text, { role, name: signer, on }), name: signer };
}

function isRole(word: string): word is Role {
  return roles.some((role) => role === word);
}

/** A line under the last signature, so that not a letter of the others is written otherwise. */
function added(text: string, signature: { role: Role; name: string; on: LocalDate }): string {
  const document = parseDocument(text, { schema: 'core', version: '1.2' });
  const node = document.createNode(signature, { flow: true });
  const list = document.get('signed');
  const last = isSeq(list) && !list.flow ? list.items.at(-1) : undefined;
  const range = isNode(last) ? last.range : undefined;
  if (!range) {
    document.set('signed', document.createNode([...(isSeq(list) ? list.items : []), node]));
    return document.toString({ lineWidth: 0, singleQuote: true });
  }
  const [start, end] = range;
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const lineEnd = text.indexOf('\n', end - 1);
  const place = lineEnd < 0 ? text.length : lineEnd;
  const line = `${before}${stringify(node, { lineWidth: 0, singleQuote: true }).trimEnd()}`;
  return `${text.slice(0, place)}\n${line}${text.slice(place)}`;
}
