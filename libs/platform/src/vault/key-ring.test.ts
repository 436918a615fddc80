import { randomBytes } from 'node:crypto';
import { blinded, KeyRing } from './key-ring';

const key = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
const [first, second] = [key('2026a'), key('2027a')];

/** Seen to fail when every text is closed with the same nonce. */
test('what a ring closes it opens, and each time it is closed otherwise', () => {
  const ring = new KeyRing(first);
  const [one, other] = [ring.seal('angst, start EMDR', 'a'), ring.seal('angst, start EMDR', 'a')];
  expect([ring.open(one, 'a'), ring.open(other, 'a')]).toEqual(['angst, start EMDR', 'angst, start EMDR']);
  expect(one.content.equals(other.content)).toBe(false);
  expect(one.content.toString('latin1')).not.toContain('EMDR');
});

/** Seen to fail when a text is bound to no place. */
test('moved to another place it does not open, and neither does one that was changed', () => {
  const ring = new KeyRing(first);
  const sealed = ring.seal('angst', 'a');
  expect(() => ring.open(sealed, 'b')).toThrow('unable to authenticate');
  const changed = Buffer.from(sealed.content);
  changed[14]! ^= 1;
  expect(() => ring.open({ ...sealed, content: changed }, 'a')).toThrow('unable to authenticate');
});

test('a key is replaced: the new one closes, and the old one opens until it is taken off', () => {
  const old = new KeyRing(first).seal('angst', 'a');
  const both = new KeyRing(`${second},${first}`);
  expect([both.open(old, 'a'), both.seal('angst', 'a').key]).toEqual(['angst', '2027a']);
  expect(() => new KeyRing(second).open(old, 'a')).toThrow('not on the ring');
});

/** Seen to fail when the keys of an organisation are those of the vault. */
test('S04 keys per organisation: what one closed another does not open, and what was closed before still opens', () => {
  const vault = new KeyRing(first);
  const [one, other] = [vault.of('one'), vault.of('other')];
  const sealed = one.seal('angst', 'a');
  expect([one.open(sealed, 'a'), vault.of('one').open(sealed, 'a')]).toEqual(['angst', 'angst']);
  expect(() => other.open(sealed, 'a')).toThrow('unable to authenticate');
  expect(() => vault.open(sealed, 'a')).toThrow('not on the ring');
  expect(one.open(vault.seal('angst', 'a'), 'a')).toBe('angst');
});

/** Seen to fail with the ring as it was written in the words, and when two keys may have one name. */
test.each([
  ['empty', ''],
  ['without a key', 'name:'],
  ['with a name of two words', `na me:${first.split(':')[1]}`],
  ['too short', `short:${randomBytes(16).toString('base64')}`],
  ['twice', `${first},${first}`],
])('a ring that is not right is refused without a key in the words: %s', (_what, written) => {
  const said = (() => {
    try {
      return String(new KeyRing(written));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(said).toMatch(/is not right|have one name/);
  expect(said).not.toContain(first.split(':')[1]);
});

/** Seen to fail when the id is the name. */
test('a name without the key is another name', () => {
  expect(blinded('secret', 'case')).toBe(blinded('secret', 'case'));
  expect(blinded('secret', 'case')).not.toBe(blinded('other', 'case'));
  expect(blinded('secret', 'case')).not.toContain('case');
});
