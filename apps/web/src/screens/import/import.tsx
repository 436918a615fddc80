import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { ImportAbsences } from './import-absences';
import { ImportLists } from './import-lists';

/** Files that come in: the lists of a region for its administrator, absences for a school. */
export function ImportScreen() {
  const { data: me } = useQuery({ queryKey: keys.me, queryFn: api.me, staleTime: Infinity });
  return me?.may.administer ? <ImportLists /> : <ImportAbsences />;
}
