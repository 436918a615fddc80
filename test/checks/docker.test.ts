import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { z } from 'zod';
import { dockerfile, only, reachesTheBuild, readStages, settingsOf } from '../support/dockerfile';

const stages = readStages();
const image = stages.at(-1)!;
const composeText = readFileSync('docker/compose.yaml', 'utf8');

/** The keys of the compose format that we use. Strict: a slip of the pen in a key would be a wish that nobody hears. */
const check = z.strictObject({
  test: z.array(z.string()).min(2),
  interval: z.string(),
  timeout: z.string(),
  start_period: z.string(),
  start_interval: z.string(),
});
const service = z.strictObject({
  image: z.string().regex(/:[\w.${}:-]+$/, 'names its version'),
  build: z.strictObject({ context: z.literal('..'), dockerfile: z.literal('docker/Dockerfile') }).optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  restart: z.enum(['unless-stopped', 'no']),
  init: z.literal(true),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }),
  tmpfs: z.array(z.string()).refine((places) => places.includes('/tmp')),
  shm_size: z.string().optional(),
  stop_grace_period: z.string().regex(/^\d+s$/),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  networks: z.array(z.enum(['parts', 'outside'])),
  ports: z.array(z.string().startsWith('127.0.0.1:', 'is for this machine only')).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z.union([check, z.strictObject({ disable: z.literal(true) })]).optional(),
});
const file = z
  .looseObject({
    name: z.string(),
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.strictObject({ internal: z.boolean().optional() })),
    volumes: z.record(z.string(), z.strictObject({})),
  })
  .refine((all) => Object.keys(all).every((key) => /^(name|services|networks|volumes|x-.*)$/.test(key)));

const compose = file.parse(parse(composeText, { merge: true }));
const { api, worker, migrate, mail, database, valkey } = compose.services;
const programs = Object.entries(compose.services).filter(([, { build }]) => build);
const others = Object.entries(compose.services).filter(([, { build }]) => !build);

/** Names that the environment file may or must have. */
const asked = (pattern: RegExp) => new Set([...composeText.matchAll(pattern)].map(([, name]) => name!));

/** Seen to fail: without USER. */
describe('the Dockerfile', () => {
  test('has no mistake', () => {
    expect(validate(dockerfile()).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  test.each([
    ['FROM node:24\nCOPPY a b\n', 'Unknown instruction: COPPY'],
    ['FROM node:24\nHEALTHCHECK --intervall=3s CMD ["a"]\n', 'Unknown flag: intervall'],
    ['FROM node:24 AS a\nFROM node:24 AS a\n', 'duplicate name a'],
  ])('would be refused for %j', (text, message) => {
    expect(validate(text).map((one) => one.message)).toContainEqual(expect.stringContaining(message));
  });

  test('stands on one Debian, of a Node that the package allows', () => {
    expect(new Set(stages.map(({ base }) => base))).toEqual(new Set(['node:24-bookworm-slim']));
  });

  test('runs as somebody who owns nothing: all files are there before the user is', () => {
    const keywords = image.steps.map(({ keyword }) => keyword);
    expect(only(image, 'USER').text).toBe('node');
    expect(keywords.lastIndexOf('COPY')).toBeLessThan(keywords.indexOf('USER'));
    expect(image.steps.filter(({ keyword, flags }) => keyword === 'COPY' && flags['chown'])).toEqual([]);
    expect(keywords.filter((keyword) => ['RUN', 'ADD', 'VOLUME', 'ARG'].includes(keyword))).toEqual([]);
  });

  test('installs what the lock file says, and no script of a package runs while it does', () => {
    const installs = stages.flatMap(({ steps }) => steps).filter(({ text }) => /^npm (?!run )/.test(text));
    expect(installs.map(({ text }) => text)).toEqual([
      'npm ci --ignore-scripts',
      'npm ci --omit=dev --omit=optional --ignore-scripts',
    ]);
  });

  test('starts what is told, without a shell between it and the signals, and has a check', () => {
    expect(settingsOf(image)).toMatchObject({
      environment: { NODE_ENV: 'production', HOST: '0.0.0.0' },
      entrypoint: ['node', 'docker/run.mjs'],
      health: ['node', 'docker/run.mjs', 'health'],
    });
  });
});

/** Seen to fail: without its line that leaves everything out. */
describe('.dockerignore', () => {
  const copied = stages
    .flatMap(({ steps }) => steps)
    .filter(({ keyword, flags }) => keyword === 'COPY' && !flags['from'])
    .flatMap(({ words }) => words.slice(0, -1));

  test('lets through what is copied, which is there', () => {
    expect(copied.length).toBeGreaterThan(10);
    expect(copied.filter((path) => !reachesTheBuild(path) || !existsSync(path))).toEqual([]);
  });

  test.each(['.env', 'docker/.env', 'apps/api/.env', '.git/config', '.data/password', 'node_modules/pg/index.js'])(
    'keeps %s out',
    (path) => expect(reachesTheBuild(path)).toBe(false),
  );

  test('keeps out what is of no use there', () => {
    const useless = [
      'README.md',
      'docs/screens/web-nl-1366.png',
      'dist/web/index.html',
      'test/run.mjs',
      'apps/api/src/cases/acts.test.ts',
    ];
    expect(useless.filter(reachesTheBuild)).toEqual([]);
  });
});

/** Seen to fail: with a file system that can be written, a port for everybody, a key misspelled, a password in the file. */
describe('compose.yaml', () => {
  test('runs the commands of the image, under their names', () => {
    const { stderr } = spawnSync(process.execPath, ['docker/run.mjs'], { encoding: 'utf8' });
    const known = [...stderr.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name!);
    expect(programs.map(([name, { command }]) => [name, command])).toEqual(
      ['api', 'worker', 'migrate', 'mail'].map((name) => [name, [name]]),
    );
    expect(known).toEqual([...programs.map(([name]) => name), 'import', 'sign-in', 'health']);
  });

  test('gives everything a check, but what runs once', () => {
    expect(migrate!.healthcheck).toEqual({ disable: true });
    expect(programs.filter(([name]) => name !== 'migrate').filter(([, one]) => one.healthcheck)).toEqual([]);
    expect(others.filter(([, { healthcheck }]) => !healthcheck || 'disable' in healthcheck)).toEqual([]);
  });

  test('starts api and worker when the database is up to date', () => {
    const ready = {
      migrate: { condition: 'service_completed_successfully' },
      database: { condition: 'service_healthy' },
      valkey: { condition: 'service_healthy' },
    };
    expect([api!.depends_on, worker!.depends_on]).toEqual([ready, ready]);
    expect(migrate).toMatchObject({ restart: 'no', depends_on: { database: { condition: 'service_healthy' } } });
  });

  test('gives nobody root, and lets data be reached from inside only', () => {
    expect(others.map(([name, { user }]) => [name, user])).toEqual([
      ['database', 'postgres'],
      ['valkey', '999:999'],
    ]);
    for (const one of [database!, valkey!]) expect([one.networks, one.ports]).toEqual([['parts'], undefined]);
    expect(compose.networks).toEqual({ parts: { internal: true }, outside: {} });
  });

  test('keeps the data of PostgreSQL 18 where it has them, and none of Valkey', () => {
    expect(database).toMatchObject({
      image: 'postgres:18',
      volumes: ['database:/var/lib/postgresql', expect.anything()],
    });
    expect(Object.keys(compose.volumes)).toEqual(['database']);
    expect([valkey!.image, valkey!.volumes, mail!.environment]).toEqual(['valkey/valkey:9', undefined, {}]);
  });

  /** Seen to fail without the command: of what it refuses PostgreSQL writes down the statement and the row. */
  test('S08: has PostgreSQL write down no statement and no value of a row', () => {
    expect(database!.command).toEqual(expect.arrayContaining(['log_error_verbosity=terse']));
    expect(database!.command).toEqual(expect.arrayContaining(['log_min_error_statement=panic']));
  });

  test('gives a program longer to end than it takes', () => {
    const seconds = [api!, worker!, mail!].map((one) => Number.parseInt(one.stop_grace_period, 10));
    expect(Math.min(...seconds)).toBeGreaterThan(10);
  });

  test('has no secret of its own, and the example names all that may be given, with empty passwords', () => {
    const lines = readFileSync('docker/example.env', 'utf8').split('\n');
    const given = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=') as [string, string]);
    expect(new Set(given.map(([name]) => name))).toEqual(asked(/\$\{(\w+)/g));
    expect(given.filter(([name, value]) => asked(/\$\{(\w+):\?/g).has(name) && value !== '')).toEqual([]);
    expect(asked(/\$\{(\w*PASSWORD)/g)).toEqual(asked(/\$\{(\w*PASSWORD):\?/g));
  });
});
