import type { Screen } from './screens';
import type { Visit } from './visit';

/** Who was found to fit, for the states that are looked at as the same somebody. */
const found = new WeakMap<object, string>();

/** Goes to a screen as whoever it is for, and leaves it as it is to be looked at. */
export async function goTo(visit: Visit, { who, path, complete, after }: Screen): Promise<void> {
  if (who) await beSomebody(visit, who);
  await visit.open(typeof path === 'string' ? path : await path(visit));
  await visit.page.locator(complete).first().waitFor();
  await after?.(visit.page);
}

async function beSomebody(visit: Visit, who: NonNullable<Screen['who']>): Promise<void> {
  const { role, holds = () => Promise.resolve(true) } = who;
  const known = found.get(who);
  if (known === undefined) found.set(who, (await visit.whoever(role, () => holds(visit))).id);
  else await visit.signIn(known);
}
