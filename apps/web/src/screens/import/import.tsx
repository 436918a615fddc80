import { useMe } from '../../api/use-me';
import { ImportAbsences } from './import-absences';
import { ImportLists } from './import-lists';

/** Files that come in: the lists of a region for its administrator, absences for a school. */
export function ImportScreen() {
  const me = useMe();
  return me?.may.administer ? <ImportLists /> : <ImportAbsences />;
}
