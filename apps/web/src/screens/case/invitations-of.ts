import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseFile } from '../../api/types';

/** Who was invited to a case. An invitation is answered or withdrawn by an act, after which the case has another etag. */
export function useInvitationsOf(file: CaseFile) {
  return useQuery({
    queryKey: [...keys.invitationsOf(file.id), file.etag],
    queryFn: () => api.invitationsOf(file.id),
    placeholderData: keepPreviousData,
  });
}
