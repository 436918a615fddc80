import type { LoggerService } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';
import type { Config } from './config';
import { sqlState } from './door';

/** Nest tells of every route and module as it starts: of use to who looks for something missing. */
const chatter = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/**
 * Logs as JSON lines on standard output. No bodies, no addresses with ids or questions in them, no values from the
 * database: of an error that PostgreSQL gave only its code, table, constraint and where it was thrown are kept,
 * because its message quotes what was sent.
 */
export class Log implements LoggerService {
  private readonly pino: Pino;

  constructor(config: Pick<Config, 'LOG_LEVEL'>, destination?: { write(line: string): void }) {
    const options = { level: config.LOG_LEVEL, base: undefined };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log = (message: unknown, ...rest: unknown[]) =>
    this.write(chatter.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);

  /** Nest gives the name of the speaker last, and sometimes a stack before it. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const from = typeof rest.at(-1) === 'string' ? { from: rest.at(-1) } : {};
    if (message instanceof Error) return this.pino[level]({ ...from, error: loggable(message) });
    if (typeof message !== 'object' || message === null) return this.pino[level](from, String(message));
    const { error, ...fields } = message as Record<string, unknown>;
    this.pino[level]({ ...from, ...fields, ...(error instanceof Error && { error: loggable(error) }) });
  }
}

/** What may be kept of an error. Of its message that is what nobody sent: what is quoted and what is an address is left out. */
export function loggable(error: Error): object {
  const frames = framesOf(error);
  const code = sqlState(error);
  if (!code) return { type: error.name, message: withoutQuoted(error), at: frames };
  const { table, constraint, routine } = saidByDatabase(error);
  return { type: error.name, code, table, constraint, routine, at: frames };
}

/**
 * The same as an error, for what keeps errors by itself: a queue keeps with a failed job why it failed.
 *
 * @returns the error itself when all of it may be kept
 */
export function keepable(error: Error): Error {
  const code = sqlState(error);
  const message = code === undefined ? withoutQuoted(error) : `The database refused (${code})`;
  if (message === error.message) return error;
  const { table, constraint, routine } = saidByDatabase(error);
  const kept = Object.assign(new Error(message), code === undefined ? {} : { code, table, constraint, routine });
  kept.name = error.name;
  kept.stack = [`${error.name}: ${message}`, ...framesOf(error)].join('\n');
  return kept;
}

const framesOf = ({ stack = '' }: Error) => stack.split('\n').filter((line) => line.startsWith('    at '));

const saidByDatabase = (error: Error) =>
  ({ ...error, ...(error as { driverError?: object }).driverError }) as Record<string, unknown>;

const withoutQuoted = ({ message }: Error) => message.replaceAll(/"[^"]*"|\S+@\S+/g, '…');
