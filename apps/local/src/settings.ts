import { type Config, readConfig } from '@app/platform';
import { CannotStart } from './cannot-start';

/** @throws CannotStart that names every mistake in the environment */
export function checked(settings: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(settings);
  } catch (error) {
    throw new CannotStart((error as Error).message);
  }
}
