import { isAscii, isUtf8 } from 'node:buffer';
import { wrongFile } from './csv-problem';
import type { Problem } from './problem';

/** A longer line is no row of a list: a file without line ends is never in memory as a whole. In bytes. */
const longestLine = 1_048_576;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/**
 * The text of a file whose encoding nobody tells: UTF-8, with or without BOM, or else cp1252. The first line with more than
 * ASCII says which; what a later one has of the other shows as U+FFFD. Handed on line by line, without line ends, so that a
 * file of any size takes the memory of one line.
 *
 * @param bytes the file as it comes in
 * @throws Problem `invalid-content` for UTF-16, for what is no text at all, and for a line of more than a megabyte
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of textOf(bytes)) {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    if (lines.some(({ length }) => length > longestLine)) throw tooLong();
    yield* lines;
  }
  if (rest) yield rest.replace(/\r$/, '');
}

/** Whole lines, as many as came in. */
async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: ((lines: Buffer) => string) | undefined;
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    const end = Math.max(part.lastIndexOf(lineFeed), part.lastIndexOf(carriageReturn)) + 1;
    if (end > 0) {
      const whole = Buffer.concat([...begun, part.subarray(0, end)]);
      decode ??= decoder(whole);
      yield decode(whole);
      [begun, length] = [[], 0];
    }
    begun.push(part.subarray(end));
    length += part.length - end;
    if (length > longestLine) throw tooLong();
  }
  const last = Buffer.concat(begun);
  yield (decode ?? decoder(last))(last);
}

type Encoding = 'utf-8' | 'cp1252';
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** How the whole lines of one file are read. */
function decoder(start: Buffer): (lines: Buffer) => string {
  refuseUtf16(start);
  let encoding: Encoding | undefined = start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
    ? 'utf-8'
    : undefined;
  let beginning = true;
  return (lines) => {
    const text = read(lines);
    if (text.includes('\0')) throw notText();
    const skipped = beginning && text.startsWith('\ufeff') ? text.slice(1) : text;
    beginning = false;
    return skipped;
  };

  function read(lines: Buffer): string {
    if (isAscii(lines)) return lines.toString('latin1');
    encoding ??= encodingOf(lines);
    return encoding === 'utf-8' ? utf8.decode(lines) : cp1252(lines);
  }
}

/** By the first line with more than ASCII: characters as UTF-8 has them are no accident, also where one of them is broken. */
function encodingOf(lines: Buffer): Encoding {
  const first = lines.findIndex((byte) => byte > 0x7f);
  const length = lines.subarray(first).findIndex((byte) => byte === lineFeed || byte === carriageReturn);
  const line = lines.subarray(first, length < 0 ? undefined : first + length);
  return isUtf8(line) || /[\x80-\ufffc]/.test(utf8.decode(line)) ? 'utf-8' : 'cp1252';
}

/** Bytes 0x80 to 0x9f of cp1252; the others are Latin 1. Not `TextDecoder`, which in Node 20 takes cp1252 for Latin 1. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A line that is UTF-8 came from another file: its letters are not what cp1252 would make of them. */
function cp1252(lines: Buffer): string {
  const read = lines.toString('latin1').split(/([\r\n])/);
  return read.map((line) => (isOfUtf8(line) ? line.replace(/[\x80-\xff]+/g, '\ufffd') : cp1252Line(line))).join('');
}

const isOfUtf8 = (line: string) => /[\x80-\xff]/.test(line) && isUtf8(Buffer.from(line, 'latin1'));
const cp1252Line = (line: string) => line.replace(/[\x80-\x9f]/g, (char) => upperControls[char.charCodeAt(0) - 0x80]!);

function refuseUtf16(start: Buffer): void {
  const mark = start.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw notText();
}

function notText(): Problem {
  return wrongFile([
    {
      nl: 'Dit is geen CSV-bestand: bewaar het als CSV in UTF-8 of in West-Europees (cp1252) en stuur het opnieuw',
      en: 'This is no CSV file: save it as CSV in UTF-8 or in Western European (cp1252) and send it again',
    },
  ]);
}

function tooLong(): Problem {
  return wrongFile([
    {
      nl: 'Er staat een regel in van meer dan een miljoen tekens: dit is geen CSV-bestand',
      en: 'There is a line of more than a million characters in it: this is no CSV file',
    },
  ]);
}
