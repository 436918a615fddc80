import { Injectable } from '@nestjs/common';
import type { Open } from '../door';
import { MachineTime } from './machine-time';
import { hashOf, newSecretId, openWith, sealWith } from './secret-id';

const minute = 60_000;
/**
 * In milliseconds of machine time: without a sign of somebody, at most, how long a proof of who one is counts, and how long
 * it does that his issuer knows him.
 */
export const sessionBounds = {
  idle: 30 * minute,
  whole: 720 * minute,
  proof: 10 * minute,
  confirmed: 60 * minute,
} as const;
/** That somebody was there is written down no more often. */
const seenEvery = minute;

/** How somebody came in: by an issuer, by a local account, or chosen in the demonstration. */
export type WayIn = 'issuer' | 'local' | 'chosen';

/** Who begins a session, and as whom. */
export interface NewSession {
  readonly personId: string;
  /** For which organisation and at which of its places he acts; without one, what the register says first. */
  readonly organisationId?: string;
  readonly level?: string;
  readonly way: WayIn;
  readonly issuerId?: string;
  /** When he last proved who he is; else now. */
  readonly provenAt?: number;
  /** What the issuer gave: sealed by the id of the session. */
  readonly tokens?: string;
}

/** A session that runs. */
export interface Session extends NewSession {
  readonly hash: string;
  readonly provenAt: number;
  /** When somebody last gave a sign. */
  readonly seenAt: number;
  /** When its issuer last said that he is still known there. */
  readonly confirmedAt: number;
}

interface Row {
  readonly hash: string;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly level: string | null;
  readonly way: WayIn;
  readonly issuerId: string | null;
  readonly provenAt: number;
  readonly confirmedAt: number;
  readonly seenAt: number;
  readonly tokens: Buffer | null;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;
const at = (place: number) => `to_timestamp($${place} / 1000.0)`;

const find = `
  select id_hash as hash, person_id as "personId", organisation_id as "organisationId", level, way,
         issuer_id as "issuerId", ${ms('proven_at')} as "provenAt", ${ms('confirmed_at')} as "confirmedAt",
         ${ms('seen_at')} as "seenAt", tokens
    from session where id_hash = $1 and began_at > ${at(2)} and seen_at > ${at(3)}`;

const insert = `
  insert into session (id_hash, person_id, organisation_id, level, way, issuer_id, tokens, began_at, seen_at, confirmed_at,
                       proven_at)
  values ($1, $2, $3, $4, $5, $6, $7, ${at(8)}, ${at(8)}, ${at(8)}, ${at(9)})`;

/**
 * Who is signed in. A browser keeps an id that says nothing, the database its hash: whoever reads the table can be nobody.
 * All of it as owner, before it is known who asks.
 */
@Injectable()
export class Sessions {
  constructor(private readonly time: MachineTime) {}

  /**
   * Begins a session; the one `instead` of which it comes ends. Each sign-in and each new proof has an id of its own.
   *
   * @returns its id, for the browser alone
   */
  async begin(open: Open, who: NewSession, instead?: Pick<Session, 'hash'>): Promise<string> {
    const now = this.time.now();
    const id = newSecretId();
    if (instead) await this.end(open, instead);
    await open.sql(`delete from session where began_at <= ${at(1)} or seen_at <= ${at(2)}`, this.oldest(now));
    const tokens = who.tokens === undefined ? null : sealWith(id, who.tokens);
    const { personId, organisationId = null, level = null, way, issuerId = null, provenAt = now } = who;
    await open.sql(insert, [hashOf(id), personId, organisationId, level, way, issuerId, tokens, now, provenAt]);
    return id;
  }

  /**
   * The session of an id; undefined when there is none, or it has ended.
   *
   * @param isSeen whether somebody is there: what a screen asks by itself keeps no session alive
   */
  async find(open: Open, id: string, isSeen: boolean): Promise<Session | undefined> {
    const now = this.time.now();
    const [row] = await open.sql<Row>(find, [hashOf(id), ...this.oldest(now)]);
    if (!row) return undefined;
    if (!isSeen || now - row.seenAt < seenEvery) return sessionOf(row, id);
    await open.sql(`update session set seen_at = ${at(2)} where id_hash = $1`, [row.hash, now]);
    return sessionOf({ ...row, seenAt: now }, id);
  }

  /** Whether a session has not ended. That it is asked is no sign of somebody. */
  async runs(open: Open, { hash }: Pick<Session, 'hash'>): Promise<boolean> {
    const found = await open.sql(
      `select from session where id_hash = $1 and began_at > ${at(2)} and seen_at > ${at(3)}`,
      [hash, ...this.oldest(this.time.now())],
    );
    return found.length > 0;
  }

  async end(open: Open, { hash }: Pick<Session, 'hash'>): Promise<void> {
    await open.sql('delete from session where id_hash = $1', [hash]);
  }

  /** Ends every session of somebody: his way in is another one from now on. */
  async endOf(open: Open, personId: string): Promise<void> {
    await open.sql('delete from session where person_id = $1', [personId]);
  }

  /** Whether somebody proved who he is a short while ago. */
  isProven({ provenAt }: Pick<Session, 'provenAt'>): boolean {
    return this.time.now() - provenAt < sessionBounds.proof;
  }

  /** In how many seconds a session ends if nobody gives a sign. */
  idleInSeconds({ seenAt }: Pick<Session, 'seenAt'>): number {
    return Math.max(0, Math.round((seenAt + sessionBounds.idle - this.time.now()) / 1000));
  }

  /** Whether his issuer is to be asked again if it knows him. */
  isToConfirm({ confirmedAt }: Pick<Session, 'confirmedAt'>): boolean {
    return this.time.now() - confirmedAt >= sessionBounds.confirmed;
  }

  /** @returns whether it is for who calls to ask: of several at one time one does */
  async takeConfirming(open: Open, { hash }: Pick<Session, 'hash'>): Promise<boolean> {
    const now = this.time.now();
    const taken = await open.sql(
      `update session set confirmed_at = ${at(2)} where id_hash = $1 and confirmed_at <= ${at(3)} returning id_hash`,
      [hash, now, now - sessionBounds.confirmed],
    );
    return taken.length > 0;
  }

  /** Keeps what the issuer gave anew. */
  async keepTokens(open: Open, id: string, tokens: string): Promise<void> {
    await open.sql('update session set tokens = $2 where id_hash = $1', [hashOf(id), sealWith(id, tokens)]);
  }

  private oldest(now: number): [number, number] {
    return [now - sessionBounds.whole, now - sessionBounds.idle];
  }
}

function sessionOf({ hash, personId, way, provenAt, seenAt, confirmedAt, ...row }: Row, id: string): Session {
  return {
    hash,
    personId,
    way,
    provenAt,
    seenAt,
    confirmedAt,
    ...(row.organisationId !== null && { organisationId: row.organisationId }),
    ...(row.level !== null && { level: row.level }),
    ...(row.issuerId !== null && { issuerId: row.issuerId }),
    ...(row.tokens && { tokens: openWith(id, row.tokens) }),
  };
}
