import type { MachineTask, Open } from '@app/platform';
import type { CaseEvent, CaseState } from '@app/rules';
import { readWhole } from './kept-platform';
import type { RunningPlatform } from './running-platform';

const owner: MachineTask = { task: 'still-to-tell', role: 'owner' };

interface Row {
  readonly caseId: string;
  readonly event: CaseEvent;
  readonly email: string;
  readonly recipient: string;
  readonly template: string;
}

/** What is to be told to one address: `CASE TEMPLATE` for each thing. */
export type ToTell = ReadonlyMap<string, readonly string[]>;

/** `told_before` has those that were told before the platform went down. */
const held = `
  select o.case_id as "caseId", t.event, p.email, o.recipient, o.template
    from outbox o join timeline t using (case_id, seq) join person p on p.id = o.person_id
   where o.id not in (select id from told_before) order by o.seq`;

/**
 * What each person must be told of the messages that an outage held up, as the states of the cases have it: what was done
 * since is left out, a reminder whose date has passed is a step that is late, and of one matter the last is told.
 */
export function stillToTell(platform: RunningPlatform): Promise<ToTell> {
  return platform.door.asMachine(owner, async (open) => {
    const states = new Map((await readWhole(open, platform)).map(({ id, state }) => [id, state]));
    const things = new Map<string, Map<string, string>>();
    for (const row of await open.sql<Row>(held)) {
      const told = toldNow(row, states.get(row.caseId)!, open);
      const ofPerson = things.get(row.email) ?? new Map<string, string>();
      things.set(row.email, ofPerson);
      if (told) ofPerson.set(`${row.caseId} ${told.subject}`, `${row.caseId} ${told.template}`);
    }
    return new Map([...things].map(([email, of]) => [email, [...of.values()].toSorted()]));
  });
}

interface Told {
  readonly subject: string;
  readonly template: string;
}

function toldNow(row: Row, state: CaseState, { nowMs }: Pick<Open, 'nowMs'>): Told | undefined {
  const { event, template } = row;
  const matter = event.kind === 'fired' ? event.matter : '';
  if (template.startsWith('handover') || matter === 'direction') return ofProposal(row, state);
  if (template === 'decision-asked') {
    const asked = Object.values(state.steps).find(({ about, state: is }) => about === matter && is === 'open');
    return asked && { subject: asked.matter, template };
  }
  if (template === 'withdrawal') return undefined;
  if (template === 'regional-list') return state.onRegionalList ? { subject: template, template } : undefined;
  if (template === 'silence') {
    const clock = state.clocks['silence']!;
    const isSame = event.kind === 'fired' && clock.revision === event.revision;
    return isSame ? { subject: matter, template } : undefined;
  }
  if (matter.startsWith('clock:')) return { subject: matter, template };
  const step = Object.values(state.steps).find((one) => one.matter === matter);
  if (!step || step.state !== 'open' || event.kind !== 'fired' || step.revision !== event.revision) return undefined;
  const isLate = template === 'reminder' && step.due.missedAt <= nowMs;
  return { subject: matter, template: isLate ? 'missed-partner' : template };
}

function ofProposal({ template, recipient }: Row, { proposal }: CaseState): Told | undefined {
  const isAsked = proposal && (template === 'handover-missed' ? proposal.missed : proposal.responsible === recipient);
  return isAsked ? { subject: 'direction', template } : undefined;
}
