import { Logger } from '@nestjs/common';
import { measureAlarms } from './alarms';
import type { Bench } from './bench';
import { measureCrash } from './crash';
import { refuseBusyMachine } from './machine';
import { type Row, writeSection } from './report';
import { measureRules } from './rules';
import { Seeds } from './seeds';
import { Servers } from './servers';

const say = (line: string) => console.log(`· ${line}`);

type Measured = { rows: Row[]; text: string };

const works: Readonly<Record<string, (bench: Bench) => Promise<Measured>>> = {
  rules: measureRules,
  alarms: measureAlarms,
  crash: measureCrash,
};

/**
 * `npm run bench -- alarms|crash|rules [--quick]`: measures, writes its section of docs/performance.md (a quick run only
 * prints it), and ends with 1 when a ratio is under what it fails at, 2 when it could not measure.
 */
async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = [
    ...named.filter((name) => !(name in works)),
    ...args.filter((arg) => arg.startsWith('--') && arg !== '--quick'),
  ];
  if (named.length === 0 || unknown.length > 0) {
    console.error(
      `${unknown.length > 0 ? `There is no ${unknown.join(', ')}. ` : ''}Name what to measure: npm run bench -- ${Object.keys(works).join('|')} [--quick]`,
    );
    return 2;
  }
  refuseBusyMachine();
  Logger.overrideLogger(false);
  const servers = await Servers.start();
  try {
    const seeds = new Seeds(servers.postgres);
    const quick = args.includes('--quick');
    const rows: Row[] = [];
    for (const name of named) {
      const measured = await works[name]!({ servers, seeds, quick, say });
      rows.push(...measured.rows);
      if (quick) console.log(measured.text);
      else writeSection(name, measured.text);
    }
    for (const { work, found, isReached, passes } of rows) {
      console.log(`${passes === false ? 'FAILS  ' : isReached ? 'reached' : 'not yet'}  ${work}: ${found}`);
    }
    return rows.some(({ passes }) => passes === false) ? 1 : 0;
  } finally {
    await servers.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
