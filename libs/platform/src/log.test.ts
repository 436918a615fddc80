import { Log } from './index';

const written: string[] = [];
const log = new Log({ LOG_LEVEL: 'info' }, { write: (line) => void written.push(line) });
const lines = () => written.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);

test('a line says when, how grave and who speaks', () => {
  log.log('Ready', 'Api');
  log.warn({ queue: 'tick', job: '7', error: new Error('no answer') }, 'Queue');
  expect(lines()).toEqual([
    { level: 30, time: expect.any(Number), from: 'Api', msg: 'Ready' },
    {
      level: 40,
      time: expect.any(Number),
      from: 'Queue',
      queue: 'tick',
      job: '7',
      error: { type: 'Error', message: 'no answer', at: expect.any(Array) },
    },
  ]);
});

test('of an error of the database, what was sent is left out', () => {
  const driverError = {
    code: '23505',
    table: 'person',
    constraint: 'person_name_key',
    detail: 'Key (name)=(Jansen) already exists',
  };
  log.error(
    Object.assign(new Error('invalid input: "Jansen"'), { driverError, query: 'select', parameters: ['Jansen'] }),
    'Door',
  );
  const [line] = lines();
  expect(line).toMatchObject({ error: { code: '23505', table: 'person', constraint: 'person_name_key' } });
  expect(JSON.stringify(line)).not.toContain('Jansen');
});

const parsing = () => JSON.parse('Noor Achterberg') as unknown;

/** Seen to fail where a message is kept as it is. */
test('S08: what is quoted in a message, and an address in it, is left out', () => {
  expect(parsing).toThrow('Noor');
  try {
    parsing();
  } catch (error) {
    log.error(error);
  }
  log.error(new Error('550 <samira@thuis.example> is unknown'));
  const text = JSON.stringify(lines());
  expect(text).not.toMatch(/Noor|samira|thuis/);
  expect(text).toContain('is unknown');
});

test('what Nest tells of itself as it starts is kept for who asks', () => {
  log.log('Mapped {/api/cases, GET} route', 'RouterExplorer');
  log.debug('detail', 'Door');
  expect(lines()).toEqual([]);
});
