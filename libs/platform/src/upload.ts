import type { FastifyRequest } from 'fastify';
import type { MultipartFile } from '@fastify/multipart';
import { Problem, Refusal } from './problem';

/** A file on its way in. `name` is what the sender calls it: to show, never to open. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** The text fields that stood before the file. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The one file of a multipart request, as a stream: nothing is kept in memory or on disk. Reading beyond the limit
 * fails with Problem `too-large`, and what breaks off with `malformed-request`, so that a file that was cut off is never
 * taken for a whole one.
 *
 * @param limit in bytes
 * @throws Problem `unsupported-media-type` when it is no multipart request, `malformed-request` without a file in it
 */
export async function upload(request: FastifyRequest, limit: number): Promise<Upload> {
  const part: MultipartFile | undefined = await request.file({ limits: { fileSize: limit, files: 1 } });
  if (!part) throw new Problem('malformed-request', 'There is no file in the request');
  part.file.once('limit', () => part.file.destroy(new Problem('too-large', `A file has at most ${limit} bytes`)));
  return { name: part.filename, type: part.mimetype, stream: whole(part.file), fields: textsOf(part.fields) };
}

async function* whole(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const sentence = { nl: 'Het bestand brak af: stuur het opnieuw', en: 'The file broke off: send it again' };
    throw new Problem('malformed-request', sentence.en, { sentence });
  }
}

function textsOf(fields: MultipartFile['fields']): Record<string, string> {
  const texts = Object.entries(fields).flatMap(([name, field]) => {
    const isText = field && !Array.isArray(field) && field.type === 'field' && typeof field.value === 'string';
    return isText ? [[name, field.value as string]] : [];
  });
  return Object.fromEntries(texts);
}
