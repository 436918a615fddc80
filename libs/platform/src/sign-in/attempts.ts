import { Injectable } from '@nestjs/common';
import type { Open } from '../door';
import { MachineTime } from './machine-time';
import { hashOf, newSecretId } from './secret-id';

/** So long somebody may take at his issuer, in milliseconds. */
const longest = 10 * 60_000;

/** Whoever is signed in proves again who he is, in place of which session. */
export interface Again {
  readonly personId: string;
  readonly hash: string;
}

/** A sign-in that is under way: somebody was sent to his issuer. */
export interface Attempt {
  readonly issuerId: string;
  readonly again?: Again | undefined;
  /** The page of ours on which he was. */
  readonly page?: string | undefined;
}

/** Sign-ins that are under way, each of one browser, each good for one answer. All as owner. */
@Injectable()
export class Attempts {
  constructor(private readonly time: MachineTime) {}

  /** @returns its id, for the browser alone */
  async begin(open: Open, { issuerId, again, page }: Attempt): Promise<string> {
    const id = newSecretId();
    const now = this.time.now();
    await open.sql('delete from sign_in_attempt where began_at < to_timestamp($1 / 1000.0)', [now - longest]);
    await open.sql(
      `insert into sign_in_attempt (id_hash, issuer_id, began_at, person_id, session_hash, page)
       values ($1, $2, to_timestamp($3 / 1000.0), $4, $5, $6)`,
      [hashOf(id), issuerId, now, again?.personId, again?.hash, page],
    );
    return id;
  }

  /** Takes an attempt: it is given once, and not after its time. */
  async take(open: Open, id: string): Promise<Attempt | undefined> {
    const [row] = await open.sql<{
      issuerId: string;
      personId: string | null;
      sessionHash: string | null;
      page: string | null;
    }>(
      `delete from sign_in_attempt where id_hash = $1 and began_at >= to_timestamp($2 / 1000.0)
       returning issuer_id as "issuerId", person_id as "personId", session_hash as "sessionHash", page`,
      [hashOf(id), this.time.now() - longest],
    );
    if (!row) return undefined;
    const { issuerId, personId, sessionHash, page } = row;
    return {
      issuerId,
      page: page ?? undefined,
      ...(personId && sessionHash && { again: { personId, hash: sessionHash } }),
    };
  }
}
