import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Meeting, tableKeys } from '../../api/table';

/** Something that whoever leads does in a meeting: the answer is the meeting as it is then. */
export function useTableAct<Asked = void>(on: string, act: (asked: Asked) => Promise<Meeting>) {
  const cache = useQueryClient();
  return useMutation<Meeting, unknown, Asked>({
    mutationFn: act,
    onSuccess: (meeting) => cache.setQueryData(tableKeys.meeting(on), meeting),
  });
}
