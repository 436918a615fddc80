import { Problem } from './problem';

/**
 * The text of a file whose encoding nobody tells: UTF-8, with or without BOM, or else cp1252. As soon as a part is no
 * UTF-8, the file is cp1252 from that part on: what came before was plain ASCII. Handed on line by line, without line
 * ends, so that a file of any size takes the memory of one line.
 *
 * @param bytes the file as it comes in
 * @throws Problem `invalid-content` for UTF-16 and for what is no text at all
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of textOf(bytes)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest) yield rest.replace(/\r$/, '');
}

async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode = decoder();
  let kept: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const part of bytes) {
    kept = Buffer.concat([kept, part]);
    const end = kept.lastIndexOf('\n') + 1;
    if (end === 0) continue;
    const whole = kept.subarray(0, end);
    if (first) decode = decoder(whole);
    first = false;
    yield decode(whole);
    kept = kept.subarray(end);
  }
  if (first) decode = decoder(kept);
  yield decode(kept);
}

/** How the whole lines of one file are read; a BOM promises UTF-8, and then a wrong byte shows as U+FFFD. */
function decoder(start: Buffer = Buffer.alloc(0)): (lines: Buffer) => string {
  refuseUtf16(start);
  const hasBom = start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const utf8 = new TextDecoder('utf-8', { fatal: !hasBom, ignoreBOM: true });
  let reading = (lines: Buffer) => utf8.decode(lines);
  let beginning = true;
  return (lines) => {
    const text = attempt(lines);
    if (text.includes('\0')) throw notText();
    const skipped = beginning && text.startsWith('\ufeff') ? text.slice(1) : text;
    beginning = false;
    return skipped;
  };

  function attempt(lines: Buffer): string {
    try {
      return reading(lines);
    } catch {
      reading = cp1252;
      return cp1252(lines);
    }
  }
}

/** Bytes 0x80 to 0x9f of cp1252; the others are Latin 1. Not `TextDecoder`, which in Node 20 takes cp1252 for Latin 1. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function cp1252(lines: Buffer): string {
  return lines.toString('latin1').replace(/[\x80-\x9f]/g, (char) => upperControls[char.charCodeAt(0) - 0x80]!);
}

function refuseUtf16(start: Buffer): void {
  const mark = start.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw notText();
}

function notText(): Problem {
  const detail = 'This is no CSV file: save it as CSV in UTF-8 or in Western European (cp1252) and send it again';
  return new Problem('invalid-content', detail, { errors: [{ pointer: '/file', detail }] });
}
