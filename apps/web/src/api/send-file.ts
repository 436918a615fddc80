import { Problem, problemOf } from './problem';

/** Is told how much of a file has gone, from 0 to 1. */
export type OnSent = (part: number) => void;

interface Sending {
  readonly file: File;
  /** What goes into the address, in so far as there is something. */
  readonly asked: Readonly<Record<string, string | false>>;
}

/**
 * Sends a file and tells how far it is. The server reads a file as it comes and takes no more than it has read, so that
 * what has gone is what was read; `fetch` cannot say that.
 *
 * @throws Problem
 */
export function sendFile<Answer>(path: string, { file, asked }: Sending, onSent: OnSent): Promise<Answer> {
  const form = new FormData();
  form.set('file', file);
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const query = new URLSearchParams(given).toString();
    request.open('POST', query ? `${path}?${query}` : path);
    request.setRequestHeader('x-requested-with', 'terugweg');
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const answer = new Response(request.responseText, { status: request.status });
      if (answer.ok) resolve(JSON.parse(request.responseText) as Answer);
      else void problemOf(answer).then(reject);
    });
    request.addEventListener('error', () => reject(new Problem('offline', 0)));
    request.send(form);
  });
}
