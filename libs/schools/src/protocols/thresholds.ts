import type { Agreements } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { type Agreement, matches, type SignalRule, type Span, termText } from '@app/rules';
import { versionsOf } from './protocols';
import type { Thresholds } from './protocol.shapes';

const plain = (word: string) => ({ nl: word, en: word });

/**
 * Who does what at how much, at one school: the signals of the region for its sector with the steps that they start, and
 * its own protocol.
 *
 * @throws Problem `not-found` for what is no school of the region, and for a school that asks after another
 */
export async function thresholdsOf(open: Open<Person>, agreements: Agreements, schoolId: string): Promise<Thresholds> {
  const isOwn = schoolId === open.who.organisation;
  const [school] = await open.sql<{ id: string; name: string; sectors: string[] }>(
    `select id, name, sectors from organisation where id = $1 and role = 'school'`,
    [schoolId],
  );
  if (!school || (open.who.roles.includes('school') && !isOwn)) throw new Problem('not-found');
  const { region } = open.who;
  const rules = (await agreements.signalRules(open, region))?.rules ?? [];
  const newest = (await agreements.newest(open, [region])).get(region)!;
  const agreed = (await agreements.byId(open, newest.values())).map(({ agreement }) => agreement);
  const { id, name, sectors } = school;
  return {
    school: { id, name },
    region: rules
      .filter(({ sector }) => sector === undefined || sectors.includes(sector))
      .map((rule) =>
        signalView(
          rule,
          agreed.find(({ workflow }) => workflow === rule.opens),
        ),
      ),
    own: await versionsOf(open, schoolId),
  };
}

function signalView(rule: SignalRule, agreement: Agreement | undefined): Thresholds['region'][number] {
  const { id, title, counts, reaches, reachesShare, longerThan, within, municipalities, byLaw } = rule;
  return {
    signal: id,
    title: title ?? plain(id),
    counts,
    ...(reaches !== undefined && { reaches }),
    ...(reachesShare !== undefined && { reachesShare }),
    ...(longerThan && { longerThan: lengthText(longerThan) }),
    ...(within && { within: within === 'school-year' ? within : termText(within) }),
    ...(municipalities && { municipalities: [...municipalities] }),
    byLaw,
    ...(agreement && { opens: { workflow: agreement.workflow, title: agreement.title ?? plain(agreement.workflow) } }),
    does: startedBy(rule, agreement).map((step) => ({
      title: step.title ?? plain(step.id),
      by: step.by,
      within: termText(step.within),
    })),
  };
}

/** What begins when a signal fires: what begins with the agreement, and what waits for the facts that it says. */
function startedBy({ sets }: SignalRule, agreement: Agreement | undefined): Agreement['steps'] {
  const facts = { ...agreement?.opens.sets, ...sets };
  const begins = ({ starts }: Agreement['steps'][number]) =>
    starts.kind === 'opening' || (starts.kind === 'when' && matches(starts.condition, facts));
  return agreement?.steps.filter(begins) ?? [];
}

const lengthText = (length: Span | { percent: number }) =>
  'percent' in length ? `${length.percent} %` : termText(length);
