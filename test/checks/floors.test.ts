import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';

const partners = [
  'schools',
  'alliances',
  'youth-health',
  'neighbourhood-teams',
  'compulsory-education',
  'imports',
].concat(['retention']);
/** Lower may not know higher, and partners may not know each other: they meet in a case. */
const floors = [['rules'], ['platform'], ['cases'], partners, ['demonstration']];
/** The whole list of what the rules stand on. */
const underRules = /^(zod|yaml|temporal-polyfill|@ucast\/.*)$/;
/** What describes a table, and what a migration is given. Nothing of it opens a connection. */
const entityParts =
  /^(Entity|ViewEntity|Column|PrimaryColumn|ViewColumn|Index|Check|Unique|ManyToOne|OneToMany|OneToOne|ManyToMany|JoinColumn|JoinTable)$/;
const entityTypes = /^(EntityManager|Relation|MigrationInterface|QueryRunner)$/;

interface Import {
  readonly from: string;
  /** What is imported, by its own name; none for a bare import. */
  readonly values: readonly string[];
  readonly types: readonly string[];
}

const plain = (name: string) => name.replace(/^type /, '').replace(/ as .*/s, '');

/** Every import, re-export, dynamic import and require of a source. */
function importsOf(source: string): Import[] {
  const listed = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([\w*${},\s]+?)\s+from\s+['"]([^'"]+)['"]/g;
  const bare = /(?:\bimport\s*\(?|\brequire\s*\()\s*['"]([^'"]+)['"]/g;
  const named = [...source.matchAll(listed)].map(([, onlyTypes, names, from]) => {
    const all = names!
      .replace(/[{}]/g, ',')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const isType = (name: string) => Boolean(onlyTypes) || name.startsWith('type ');
    return { from: from!, values: all.filter((n) => !isType(n)).map(plain), types: all.filter(isType).map(plain) };
  });
  return [...named, ...[...source.matchAll(bare)].map(([, from]) => ({ from: from!, values: [], types: [] }))];
}

/** What is wrong with the imports of one file of a library or application, in words. */
function faults(file: string, source: string): string[] {
  const [kind, name] = file.split('/') as [string, string];
  return importsOf(source).flatMap(({ from, values, types }) => [
    ...(from.startsWith('@app/') ? upward(kind, name, from) : []),
    ...(from.startsWith('.') && !join(dirname(file), from).startsWith(`${kind}/${name}/`) ? [`leaves by ${from}`] : []),
    ...(file.startsWith('libs/rules/') && !from.startsWith('.') && !underRules.test(from)
      ? [`rules know ${from}`]
      : []),
    ...(name === 'platform'
      ? []
      : pastTheDoor(kind, from, [
          ...values.filter((v) => !entityParts.test(v)),
          ...types.filter((t) => !entityTypes.test(t)),
        ])),
    ...(from === '@app/platform' && kind === 'libs' && values.includes('connect')
      ? ['opens a connection of its own']
      : []),
  ]);
}

function upward(kind: string, name: string, from: string): string[] {
  const target = from.slice('@app/'.length);
  if (name === 'web') return [`the web looks at ${from}`];
  const floor = kind === 'libs' ? floors.findIndex((libs) => libs.includes(name)) : floors.length;
  const below = floors.slice(0, floor).flat();
  return below.includes(target) ? [] : [`${name} looks at ${from}`];
}

/** Only platform holds a connection; everybody else comes through the door. */
function pastTheDoor(kind: string, from: string, others: readonly string[]): string[] {
  if (from === 'typeorm') return others.map((what) => `takes ${what} from typeorm`);
  return from.startsWith('@nestjs/typeorm') || (kind === 'libs' && from === 'pg') ? [`takes ${from}`] : [];
}

const files = globSync(['libs/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}']).filter(
  (file) => !/\.test\.tsx?$/.test(file),
);

test('every file looks down only', () => {
  expect(files.length).toBeGreaterThan(20);
  const wrong = files
    .map((file) => [file, ...faults(file, readFileSync(file, 'utf8'))])
    .filter(({ length }) => length > 1);
  expect(wrong).toEqual([]);
});

test('every library stands on a floor', () => {
  const libraries = new Set(globSync('libs/*/src/**/*.ts').map((file) => relative('libs', file).split('/')[0]!));
  expect([...libraries].filter((name) => !floors.flat().includes(name))).toEqual([]);
});

test.each([
  ['libs/schools/src/a.ts', `import { x } from '@app/alliances';`],
  ['libs/cases/src/a.ts', `export * from '@app/schools';`],
  ['libs/platform/src/a.ts', `import type { Step } from '@app/cases';`],
  ['libs/rules/src/a.ts', `import { Injectable } from '@nestjs/common';`],
  ['libs/rules/src/a.ts', `const { readFileSync } = await import('node:fs');`],
  ['libs/cases/src/a.ts', `import { readFile } from '../../platform/src/door';`],
  ['libs/cases/src/a.ts', `import {\n  Entity,\n  DataSource,\n} from 'typeorm';`],
  ['libs/cases/src/a.ts', `import type { Repository } from 'typeorm';`],
  ['libs/cases/src/a.ts', `import { InjectRepository } from '@nestjs/typeorm';`],
  ['libs/schools/src/a.ts', `import { Pool } from 'pg';`],
  ['libs/cases/src/a.ts', `import { connect, type Open } from '@app/platform';`],
  ['apps/web/src/a.tsx', `import { plan } from '@app/rules';`],
  ['apps/api/src/a.ts', `import { DataSource as Source } from 'typeorm';`],
])('%s may not: %s', (file, source) => expect(faults(file, source)).toHaveLength(1));

test.each([
  [
    'libs/cases/src/a.ts',
    `import { Column, Entity, type Relation } from 'typeorm';\nimport { Door } from '@app/platform';`,
  ],
  ['libs/cases/src/a.ts', `import type { EntityManager } from 'typeorm';\nexport { b } from './b';`],
  ['libs/platform/src/a.ts', `import { DataSource } from 'typeorm';\nimport { term } from '@app/rules';`],
  ['apps/api/src/a.ts', `import { SchoolsModule } from '@app/schools';`],
])('%s may: %s', (file, source) => expect(faults(file, source)).toEqual([]));
