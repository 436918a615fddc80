const { readFileSync } = require('node:fs');

const { exclude: _tests, ...swcrc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const { baseUrl: _baseUrl, paths: _paths, ...jsc } = swcrc.jsc;

/** Packages that are ESM only: Jest turns them into CommonJS on Node before 24.9, where its VM cannot require ESM. */
const esm = [
  '@nestjs',
  '@borewit',
  '@tokenizer',
  'content-disposition',
  'cookie',
  'file-type',
  'jose',
  'load-esm',
  'oauth4webapi',
  'openid-client',
  'strtok3',
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
  'token-types',
  'uint8array-extras',
];

const every = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swcrc, sourceMaps: 'inline', jsc, swcrc: false }],
    '^.+\\.m?js$': [
      '@swc/jest',
      { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  moduleNameMapper: { '^@app/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
};

/**
 * `checks` and `rules` need nothing but Node; `stories` need PostgreSQL, a queue, a mail catcher and perhaps a
 * browser, which test/support starts. No test is a measurement: the limit only ends what hangs, and is so wide that
 * a slow or shared machine never meets it.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/processes-first.cjs',
  projects: [
    { ...every, displayName: 'checks', testMatch: ['<rootDir>/test/checks/**/*.test.ts'] },
    {
      ...every,
      displayName: 'rules',
      setupFiles: ['<rootDir>/test/support/seed.ts'],
      testMatch: [
        '<rootDir>/libs/rules/**/*.test.ts',
        '<rootDir>/test/properties/**/*.test.ts',
        '<rootDir>/test/scenarios/**/*.rules.test.ts',
      ],
    },
    {
      ...every,
      displayName: 'stories',
      testEnvironment: '<rootDir>/test/support/one-world/environment.cjs',
      runtime: '<rootDir>/test/support/one-world/runtime.cjs',
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
      testMatch: [
        '<rootDir>/libs/!(rules)/**/*.test.ts',
        '<rootDir>/apps/**/*.test.ts',
        '<rootDir>/test/{stories,rows,faults,access,browser,upgrade,docker}/**/*.test.ts',
        '<rootDir>/test/scenarios/**/*.platform.test.ts',
      ],
    },
  ],
};
