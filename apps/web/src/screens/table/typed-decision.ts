import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/problem';
import { type Decision, type DecisionDraft, type Meeting, tableApi, tableKeys } from '../../api/table';

/** A pause in typing (ms) after which what stands there is kept. */
const pause = 500;

/** What stands in the fields, '' for what is not said yet. */
export type Typed = Record<'what' | 'words' | 'party' | 'on' | 'ladder', string>;

export function typedIn({ what, words, party, term, ladder }: Decision): Typed {
  const on = term && 'on' in term ? term.on : '';
  return { what: what ?? '', words: words ?? '', party: party ?? '', on, ladder: ladder ?? 'standard' };
}

/** @param before as it stood: a term that is counted stays, as long as no day takes its place */
export function draftOf({ what, words, party, on, ladder }: Typed, before: Decision): DecisionDraft {
  const counted = before.term && 'count' in before.term ? before.term : undefined;
  const within = on ? { on } : counted;
  return {
    ...(what && { what: what as NonNullable<DecisionDraft['what']> }),
    ...(words.trim() && { words: words.trim() }),
    ...(party && { party: party as NonNullable<DecisionDraft['party']> }),
    ...(within && { within }),
    ladder,
  };
}

export type Standing = 'still' | 'typing' | 'kept';
const revisionOf = ({ etag }: Decision) => Number(etag.slice(1, -1));

/**
 * A decision that several people type on, until one of them removes it. What is typed is kept a moment later, on what was seen; what another typed meanwhile
 * comes in as long as nothing of one's own would be lost, and is shown beside it otherwise.
 */
export function useTypedDecision(on: string, decision: Decision, isGone: boolean) {
  const cache = useQueryClient();
  const [typed, setTyped] = useState(() => typedIn(decision));
  const [standing, setStanding] = useState<Standing>('still');
  const [theirs, setTheirs] = useState<Decision>();
  const [problem, setProblem] = useState<unknown>();
  const at = useRef({ base: decision, typed, isDirty: false, isSending: false, isStopped: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const queryKey = tableKeys.meeting(on);
  const keep = (written: Decision) => {
    // All else is as old as it was: the room's clock counts from there.
    const updatedAt = cache.getQueryState(queryKey)?.dataUpdatedAt;
    cache.setQueryData<Meeting>(queryKey, (meeting) => meeting && withDecision(meeting, written), { updatedAt });
  };
  const adopt = (other: Decision) => {
    Object.assign(at.current, { base: other, typed: typedIn(other), isDirty: false, isStopped: false });
    setTyped(typedIn(other));
    setTheirs(undefined);
    setStanding('still');
  };
  const send = async () => {
    clearTimeout(timer.current);
    const now = at.current;
    if (isGone || now.isSending || !now.isDirty || now.isStopped) return;
    Object.assign(now, { isSending: true, isDirty: false });
    try {
      const written = await tableApi.write(decision.id, draftOf(now.typed, now.base), now.base.etag);
      now.base = written;
      keep(written);
      setProblem(undefined);
      setStanding('kept');
    } catch (error) {
      Object.assign(now, { isDirty: true, isStopped: true });
      const current =
        error instanceof Problem && error.status === 409 ? (error.current as Decision | undefined) : undefined;
      if (current) setTheirs(current);
      else if (error instanceof Problem && error.status === 404) await cache.invalidateQueries({ queryKey });
      else setProblem(error);
    }
    now.isSending = false;
    if (now.isDirty && !now.isStopped) await send();
  };
  const type = (change: Partial<Typed>) => {
    const next = { ...at.current.typed, ...change };
    Object.assign(at.current, { typed: next, isDirty: true });
    if (!theirs) at.current.isStopped = false;
    setTyped(next);
    setStanding('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), pause);
  };
  /** Keeps one's own words over those of the other, which were seen. */
  const insist = () => {
    Object.assign(at.current, { base: theirs ?? at.current.base, isDirty: true, isStopped: false });
    setTheirs(undefined);
    void send();
  };

  useEffect(() => {
    const { base, isDirty, isSending } = at.current;
    if (revisionOf(decision) > revisionOf(base) && !isDirty && !isSending) adopt(decision);
  });
  // Who goes to the next case leaves nothing behind that was not kept.
  const last = useRef(send);
  useEffect(() => {
    last.current = send;
  });
  useEffect(() => () => void last.current(), []);
  return { typed, type, send, standing, theirs, problem, insist, adopt };
}

function withDecision(meeting: Meeting, written: Decision): Meeting {
  const items = meeting.items.map((item) => ({
    ...item,
    decisions: item.decisions.map((one) => (one.id === written.id ? written : one)),
  }));
  return { ...meeting, items };
}
