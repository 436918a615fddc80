import { isSeq, parseDocument } from 'yaml';
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

function added(text: string, signature: { role: Role; name: string; on: LocalDate }): string {
  const document = parseDocument(text, { schema: 'core', version: '1.2' });
  const node = document.createNode(signature, { flow: true });
  const list = document.get('signed');
  if (isSeq(list) && list.items.length > 0) list.add(node);
  else document.set('signed', document.createNode([node]));
  return document.toString({ lineWidth: 0 });
}
