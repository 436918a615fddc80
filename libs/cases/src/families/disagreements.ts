import type { Open } from '@app/platform';
import type { DisagreedAbout } from '@app/rules';
import type { Casebooks } from '../casebook';
import { type ActingRelative, actAsRelative } from './act-as-relative';

/** What a family sees otherwise, and what it wants instead. */
export interface NewDisagreement {
  readonly id: string;
  readonly about: DisagreedAbout;
  readonly wish: string;
}

/**
 * Somebody of a family says that he sees it otherwise: the partners read what he wants, and somebody who does not direct
 * mediates. Sent again under the same id it is said once.
 *
 * @throws Problem `not-found` for a case that is not theirs, and for a supporter: he does not speak for the family
 */
export async function disagree(
  open: Open,
  books: Casebooks,
  { said, ...who }: ActingRelative & { readonly said: NewDisagreement },
): Promise<void> {
  const known = await open.sql('select from disagreement where id = $1', [said.id]);
  if (known.length > 0) return;
  const { authorityId, role } = await actAsRelative(open, books, who, { act: 'disagree', about: said.about });
  await open.sql(
    `insert into disagreement (id, case_id, authority_id, role, about, wish, stated_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [said.id, who.caseId, authorityId, role, said.about, said.wish, open.now],
  );
}

/** A disagreement as the partners of a case read it, and whoever said it. */
export interface Disagreement {
  readonly role: 'parents' | 'young-person';
  readonly about: DisagreedAbout;
  readonly wish: string | null;
  readonly statedAt: Date;
}

const columns = 'role, about, wish, stated_at as "statedAt"';

/** What the family of a case sees otherwise, the newest first; nothing where the person does not see the case. */
export function disagreementsIn(open: Open, caseId: string): Promise<Disagreement[]> {
  return open.sql<Disagreement>(`select ${columns} from disagreement where case_id = $1 order by stated_at desc, id`, [
    caseId,
  ]);
}

/** What one of a family said himself. */
export function disagreementsBy(open: Open, caseId: string, authorityId: string): Promise<Disagreement[]> {
  return open.sql<Disagreement>(
    `select ${columns} from disagreement where case_id = $1 and authority_id = $2 order by stated_at desc, id`,
    [caseId, authorityId],
  );
}
