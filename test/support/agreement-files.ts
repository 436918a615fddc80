import type { AgreementFile } from '@app/rules';

/** The silence clock of the sample. */
export const silence = 'silence: { from: last-progress, within: 10 working-days, ladder: slow }';

/** A small workflow that may be published. */
export function workflowText(changes: { version?: number; within?: string; more?: string } = {}): string {
  return `workflow: sample
version: ${changes.version ?? 1}
title: { nl: Voorbeeld, en: Sample }
source: agreed
opens: { by: hand }
facts: { a: boolean }
direction:
  accept-within: 5 working-days
  ladder: direction
  rules:
    - { id: D8, when: { a: true }, director: school }
    - { id: D11, otherwise: true, director: compulsory-education }
steps:
  one: { by: school, starts: opening, within: ${changes.within ?? '5 working-days'}, ladder: direction, asks: form }
  two: { by: director, starts: { after: one }, within: 5 working-days }
clocks:
  ${silence}
${changes.more ?? ''}`;
}

/** A platform with one workflow, and a region that changes nothing. */
export const base: AgreementFile[] = [
  {
    path: 'default/ladders.yaml',
    text: `direction:
  - { rung: V1, after: 1 working-day, tell: [responsible] }
  - { rung: V2, after: 3 working-days, tell: [process-director] }
slow: [{ rung: S1, after: 1 working-day, tell: [director] }]
`,
  },
  {
    path: 'default/signals.yaml',
    text: `signals:
  law: { counts: unauthorised-hours, reaches: 16, opens: sample, by-law: true }
  late: { counts: times-late, reaches: 12, opens: sample }
`,
  },
  { path: 'default/tasks.yaml', text: 'form: { title: { nl: Formulier, en: Form }, by: [school] }' },
  { path: 'default/sample.yaml', text: workflowText() },
  { path: 'lakes/region.yaml', text: 'region: lakes\nschool-holidays: south' },
];

/** The same with one more file of the region. */
export const inRegion = (name: string, text: string): AgreementFile[] => [
  ...base,
  { path: `lakes/${name}.yaml`, text },
];

/** An overlay of the sample. */
export const overlay = (change: string): string => `extends: default/sample@1\nversion: 1\nchange:\n${change}\n`;
