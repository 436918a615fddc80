import { randomUUID } from 'node:crypto';
import { Agreements, Cases } from '@app/cases';
import { Door, type MachineTask, type Open, Problem } from '@app/platform';
import { type Agreement, type LocalDate, mistakeText, readWorkflow } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const owner: MachineTask = { task: 'story', role: 'owner' };

/** What a story opens: a workflow written out as in an agreement file, and what is known of the child. */
export const storyCase = z.strictObject({
  workflow: z.record(z.string(), z.unknown()),
  firstDayAbsent: z.iso.date().transform((text) => text as LocalDate),
  facts: z.record(z.string(), z.union([z.boolean(), z.string()])).default({}),
});

/** Opens cases for stories that are played on the demonstration. */
@Injectable()
export class StoryCases {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
    private readonly cases: Cases,
  ) {}

  /**
   * @returns the id of the case
   * @throws Problem `invalid-content` for a workflow that is not right, with a pointer to each mistake
   */
  open({ workflow, firstDayAbsent, facts }: z.infer<typeof storyCase>): Promise<string> {
    const { agreement, mistakes } = readWorkflow(workflow);
    if (!agreement) {
      const errors = mistakes.map((mistake) => ({
        pointer: `/workflow/${mistake.path.join('/')}`,
        detail: mistakeText(mistake),
      }));
      throw new Problem('invalid-content', 'The workflow is not right', { errors });
    }
    return this.door.asMachine(owner, async (open) => {
      const pupilId = await this.newPupil(open, agreement);
      return this.cases.open(open, { pupilId, workflow: agreement.workflow, firstDayAbsent, facts });
    });
  }

  /** A pupil of a secondary school in the region, in which the workflow is published if it is not yet. */
  private async newPupil(open: Open, agreement: Agreement): Promise<string> {
    const [school] = await open.sql<{ id: string; region_id: string; municipality: string }>(
      `select o.id, o.region_id, a.municipality from organisation o
         join organisation w on w.region_id = o.region_id join organisation_area a on a.organisation_id = w.id
        where o.role = 'school' and 'vo' = any(o.sectors) order by a.municipality desc limit 1`,
    );
    if (!school) throw new Problem('not-found');
    const signals = await this.agreements.signalRules(open, school.region_id);
    await this.agreements.publish(open, school.region_id, {
      agreements: [agreement],
      signals: signals?.rules ?? [],
      signalsVersion: signals?.version ?? 1,
    });
    const id = randomUUID();
    await open.sql(
      `insert into pupil (id, region_id, school_id, number, name, born_on, municipality)
       values ($1, $2, $3, $4, 'Sam Verhaal', '2011-05-17', $5)`,
      [id, school.region_id, school.id, `V${id.slice(0, 8)}`, school.municipality],
    );
    return id;
  }
}
