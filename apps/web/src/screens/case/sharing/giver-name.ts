import type { Consents } from '../../../api/shares';
import type { useLanguage } from '../../../language';

/** One who must say yes: by name where he is known. */
export const nameIn =
  (word: ReturnType<typeof useLanguage>['word']) =>
  ({ role, name }: Consents['givers'][number]): string =>
    name ? `${name} (${word('role', role)})` : word('role', role);
