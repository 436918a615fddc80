import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Config,
  connect,
  Door,
  issuer,
  keepIssuer,
  LocalAccounts,
  MachineTime,
  type Open,
  Sessions,
  Tries,
} from '@app/platform';
import { parse } from 'yaml';
import { CannotStart } from './cannot-start';
import { inDatabaseHere } from './migrate';

/** What is arranged: an issuer of a file, or a code for somebody. */
export interface Arranging {
  readonly what: 'issuer' | 'code';
  readonly given: string;
}

/** Arranges by what people sign in, in the database here. @returns what to say */
export function arrangeHere(root: string, env: NodeJS.ProcessEnv, { what, given }: Arranging): Promise<string> {
  return inDatabaseHere(root, env, async (config) => {
    const source = await connect(config);
    try {
      const door = new Door(source);
      return await (what === 'issuer'
        ? issuerOf(door, resolve(env['INIT_CWD'] ?? '.', given))
        : codeFor(door, config, given));
    } finally {
      await source.destroy();
    }
  });
}

const asMachine = { task: 'sign-in', role: 'owner' } as const;

function issuerOf(door: Door, file: string): Promise<string> {
  const { region, ...told } = parse(readFileSync(file, 'utf8')) as { region?: string };
  return door.asMachine(asMachine, async (open) => {
    const read = issuer.safeParse({ ...told, regionId: region === undefined ? null : await regionNamed(open, region) });
    if (!read.success) {
      const wrong = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
      throw new CannotStart(`${file} is not right:\n${wrong.join('\n')}`);
    }
    await keepIssuer(open, read.data);
    return `${read.data.name} is a way in; its secret is read from ISSUER_SECRETS or ISSUER_SECRETS_FILE as ${read.data.id}.`;
  });
}

async function regionNamed(open: Open, name: string): Promise<string> {
  const [found] = await open.sql<{ id: string }>('select id from region where lower(name) = lower($1)', [name]);
  if (!found) throw new CannotStart(`There is no region ${name}.`);
  return found.id;
}

function codeFor(door: Door, config: Config, email: string): Promise<string> {
  const time = new MachineTime();
  const accounts = new LocalAccounts(door, new Sessions(time), new Tries(time), time, config);
  return door.asMachine(asMachine, async (open) => {
    const found = await open.sql<{ id: string; email: string }>(
      `select p.id, p.email from person p where lower(p.email) = lower($1) and not p.is_relative
          and exists (select from membership m where m.person_id = p.id)`,
      [email],
    );
    const [person] = found;
    if (found.length !== 1 || !person) throw new CannotStart(`${found.length} people have the address ${email}.`);
    return accounts.reset(open, { personId: person.id, name: person.email });
  });
}
