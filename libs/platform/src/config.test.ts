import { readConfig } from './index';

const least = { DATABASE_URL: 'postgres://owner@localhost:5432/terugweg' };

test('the database is enough; the rest has a default, also when it is empty', () => {
  expect(readConfig({ ...least, PORT: '', REDIS_URL: '', HOME: '/root' })).toEqual({
    ...least,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: 3000,
    MAIL_FROM: 'terugweg@example.org',
    WORKFLOWS_DIR: './workflows',
    DEMONSTRATION: false,
    DEMONSTRATION_SIZE: 'whole',
    LOG_LEVEL: 'info',
  });
});

test('every mistake is named at once', () => {
  const wrong = {
    DATABASE_URL: 'mysql://x',
    REDIS_URL: 'localhost',
    PORT: '70000',
    WORKER_PORT: 'x',
    HEARTBEAT_URL: 'ftp://x',
    MAIL_FROM: 'me',
    DEMONSTRATION: 'ja',
    DEMONSTRATION_SIZE: 'huge',
  };
  const complaint = () => readConfig({ ...wrong, LOG_LEVEL: 'loud', NODE_ENV: 'live' });
  for (const key of [...Object.keys(wrong), 'LOG_LEVEL', 'NODE_ENV']) expect(complaint).toThrow(`  ${key}: `);
  expect(() => readConfig({})).toThrow('DATABASE_URL');
});

test.each([
  ['NODE_ENV', { NODE_ENV: 'production' }],
  ['HOST', { HOST: '0.0.0.0' }],
  ['HOST', { HOST: '127.0.0.1.example.org' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://terugweg.example.org' }],
])('the demonstration refuses %s (%j)', (key, wrong) => {
  expect(() => readConfig({ ...least, DEMONSTRATION: 'true', ...wrong })).toThrow(`${key}: the demonstration`);
  expect(() => readConfig({ ...least, ...wrong })).not.toThrow();
});

test.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('the demonstration may listen on %s', (HOST) => {
  expect(readConfig({ ...least, DEMONSTRATION: 'true', HOST }).DEMONSTRATION).toBe(true);
});
