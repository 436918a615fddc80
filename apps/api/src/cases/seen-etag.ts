import { Problem } from '@app/platform';

/** @throws Problem `malformed-request` without the etag of what the person saw */
export function seenEtag(ifMatch: string | undefined): string {
  if (ifMatch !== undefined) return ifMatch;
  const detail = 'Send the etag that you saw';
  throw new Problem('malformed-request', detail, { errors: [{ pointer: '/header/if-match', detail }] });
}
