import { momentsHere, regionOf } from '@app/cases';
import { Door, type Open, type Person, Vaults } from '@app/platform';
import {
  byTwo,
  type ByTwo,
  type Candidate,
  type Hold,
  holdsOf,
  itemsOf,
  listDue,
  type Proof,
  proofsOf,
} from '@app/retention';
import { keepsIn, type Moments, retentionClass, type RetentionClassName, retentionClasses, termFrom } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { dueList, hold, overview, proof, proposalList } from './retention.shapes';

type Overview = z.infer<typeof overview>;

/** What is kept and for how long, what may go, and what went, for who keeps. */
@Injectable()
export class RetentionDesk {
  constructor(
    private readonly door: Door,
    private readonly vaults: Vaults,
  ) {}

  async overview(who: Person): Promise<Overview> {
    const counts = new Map<string, number>();
    for (const name of byTwo) counts.set(name, (await listDue(this.door, this.vaults, who, name)).length);
    return this.door.asPerson(who, async (open) => {
      const [{ settings }, moments] = [await regionOf(open, who.region), await momentsHere(open)];
      const classes = (Object.keys(retentionClasses) as RetentionClassName[]).map((name) => {
        const { title, basis, goes, from } = retentionClass(name);
        const due = counts.get(name);
        return {
          class: name,
          title,
          basis,
          goes,
          term: termFrom(keepsIn(name, settings), from),
          ...(due !== undefined && { due }),
        };
      });
      const proposals = (await proofsOf(open)).map((one) => shownProof(one, moments));
      return { classes, proposals, holds: (await holdsOf(open)).map((one) => shownHold(one, moments)) };
    });
  }

  async due(who: Person, name: ByTwo): Promise<z.infer<typeof dueList>> {
    const due = await listDue(this.door, this.vaults, who, name);
    return { class: name, items: due.map(shownCandidate) };
  }

  async list(open: Open<Person>, id: string): Promise<z.infer<typeof proposalList>> {
    const { proof: of, items } = await itemsOf(open, id);
    return {
      proof: shownProof(of, await momentsHere(open)),
      items: items.map(({ caseId, pupilId: _pupilId, ...one }) => ({ ...one, case: caseId })),
    };
  }
}

const shownCandidate = ({ item, caseId, kept }: Candidate) => ({
  item,
  case: caseId,
  mayGoOn: kept.mayGoOn,
  why: kept.why,
});

function shownProof(
  { withdrawnAt, doneAt, isOwn, proposed, approved, ...one }: Proof,
  moments: Moments,
): z.infer<typeof proof> {
  const write = (moment: Date) => moments.write(moment.getTime());
  const state = withdrawnAt ? 'withdrawn' : doneAt ? 'done' : approved ? 'approved' : 'proposed';
  return {
    ...one,
    state,
    proposed: { ...proposed, at: write(proposed.at) },
    approved: approved && { ...approved, at: write(approved.at) },
    doneAt: doneAt && write(doneAt),
    mayApprove: state === 'proposed' && !isOwn,
  };
}

/** That a case is held, as it is shown. */
export function shownHold(
  { id, caseId, organisation, person, reason, placedAt, liftedAt }: Hold,
  moments: Moments,
): z.infer<typeof hold> {
  const write = (moment: Date) => moments.write(moment.getTime());
  return { id, case: caseId, organisation, person, reason, at: write(placedAt), liftedAt: liftedAt && write(liftedAt) };
}
