import { readdirSync, readFileSync } from 'node:fs';
import { readForm, task } from '@app/cases';
import { readCatalogue } from '@app/rules';
import { z } from 'zod';
import { partnerOf } from '../../apps/api/src/cases/partners';

const files = readdirSync('workflows', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(`workflows/${path}`, 'utf8') }));
const { tasks, agreements } = readCatalogue(files);

/** Directs only in the agreements: it has no module yet. */
const withoutModule = ['certified-institution'];

test.each(tasks)('$id has a form in the module of every partner that it is asked of', ({ id, by }) => {
  for (const role of by.filter((one) => !withoutModule.includes(one))) {
    expect([role, partnerOf([role])?.tasks.map((one) => one.id)]).toEqual([role, expect.arrayContaining([id])]);
  }
});

test('every step of the agreements asks for a task that its party has', () => {
  const asked = agreements.flatMap(({ steps }) => steps).filter(({ asks, by }) => asks && by !== 'director');
  expect(asked.length).toBeGreaterThan(20);
  const missing = asked.filter(({ asks, by }) => !partnerOf([by])?.tasks.some(({ id }) => id === asks));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('no form has room for free text', () => {
  const all = ['school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education', 'table']
    .flatMap((role) => partnerOf([role])!.tasks)
    .flatMap(({ id, form }) => Object.entries(form.shape).map(([name, schema]) => [`${id}.${name}`, schema] as const));
  const open = all.filter(([, schema]) => schema.safeParse('Zij vertelde dat het thuis niet gaat').success);
  expect(open.map(([name]) => name)).toEqual([]);
});

test('a form that is not right names its fields', () => {
  const trial = task('trial', ['school'], { heldOn: z.iso.date(), with: z.enum(['pupil']) });
  const given = () => readForm(trial, { heldOn: 'gisteren', with: 'pupil', remark: 'x' });
  expect(given).toThrow(
    expect.objectContaining({
      kind: 'invalid-content',
      more: {
        errors: [
          expect.objectContaining({ pointer: '/evidence/heldOn' }),
          expect.objectContaining({ pointer: '/evidence/remark' }),
        ],
      },
    }),
  );
});

test('who is of no partner may nothing', () => {
  expect([partnerOf(['parents']), partnerOf([])]).toEqual([undefined, undefined]);
});
