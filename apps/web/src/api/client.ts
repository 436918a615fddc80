import createClient from 'openapi-fetch';
import { isNobodyThere } from './somebody-there';
import { Problem, problemOf } from './problem';
import type { paths } from './schema';

/** The header is what a form on somebody else's page cannot send. */
export const client = createClient<paths>({
  credentials: 'same-origin',
  headers: { 'x-requested-with': 'terugweg', accept: 'application/json' },
});

client.use({
  onRequest({ request }) {
    if (isNobodyThere()) request.headers.set('x-nobody-there', 'true');
  },
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError: () => new Problem('offline', 0),
});

/** The body of an answer; what was no success has been thrown already. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}
