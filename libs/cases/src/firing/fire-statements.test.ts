import { connect, Door } from '@app/platform';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database';
import { firePlain, lockDue } from './fire-statements';

/** A node of a plan, as `explain` tells it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Join Filter'?: string;
  readonly 'Parent Relationship'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

let database: FreshDatabase;
let source: Awaited<ReturnType<typeof connect>>;

beforeAll(async () => {
  database = await freshDatabase();
  source = await connect({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What is asked for each row: a part that is asked for once, before them (an init plan), is left out. */
const eachRow = (node: PlanNode): PlanNode[] =>
  node['Parent Relationship'] === 'InitPlan' ? [] : [node, ...(node.Plans ?? []).flatMap(eachRow)];

async function planOf(statement: string, values: (now: Date) => unknown[]): Promise<PlanNode> {
  const plans = await new Door(source).asMachine({ task: 'test', role: 'worker' }, ({ sql, now }) =>
    sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (format json) ${statement}`, values(now)),
  );
  return plans[0]!['QUERY PLAN'][0].Plan;
}

/** There are as many numbers as alarms; moments, by which parts are joined as well, are few. */
const goesThroughAll = (node: PlanNode) =>
  node['Node Type'] === 'Nested Loop' && node['Join Filter']?.includes('seq = ') === true;

/**
 * Where nothing is known of the region PostgreSQL expects as few rows as where few of a million are due.
 *
 * Seen to fail when events are joined with `fired` by `seq`: 1,250 ms for 2,000 alarms of a million, and not 110.
 */
test('no part of what goes off is gone through once for each row of another', async () => {
  const nodes = nodesOf(await planOf(firePlain, (now) => [[], now]));
  expect(nodes.length).toBeGreaterThan(20);
  expect(nodes.filter(goesThroughAll)).toEqual([]);
});

const relations = (nodes: readonly PlanNode[]) => nodes.flatMap((node) => node['Relation Name'] ?? []);

/** Seen to fail when `region` is joined with `case_file` in the lateral: it is then asked for each alarm. */
test('which regions are not switched on is asked once, and not for each alarm', async () => {
  const plan = await planOf(lockDue, (now) => [now, [], 2000]);
  expect(relations(eachRow(plan)).toSorted()).toEqual(['alarm', 'case_file']);
  expect(relations(nodesOf(plan))).toContain('region');
});
