import { z } from 'zod';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
/** Whether a name is that of this machine, and what is said to it stays here. */
export const isLoopback = (host: string): boolean => loopback.test(host);

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    /** Login of the owner: migrates, and may `set role` to each of the database roles. */
    DATABASE_URL: z.url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address like postgres://user:password@host/name',
    }),
    /** Unset: BullMQ runs on PostgreSQL. */
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be an address like redis://host:6379' }).optional(),
    HOST: z.string().default('127.0.0.1'),
    /** 0 takes any free port. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Where the worker says how it is: /health and /metrics. Unset: nowhere. */
    WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
    /** Addresses of the proxies before us, with commas between: they say from where somebody asks. */
    TRUSTED_PROXIES: z.string().min(1).optional(),
    /** Where people reach the web app; links in mails begin with it. */
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** Unset: mails are not sent, and sending one fails loudly. */
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address like smtp://host:25' }).optional(),
    /** Web inbox of the local mail catcher; the demonstration links to it. */
    INBOX_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** Told after each round of the auditor, so that somebody outside hears when none comes any more. */
    HEARTBEAT_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** To whom a hole in the security is told. Unset: there is no security.txt. */
    SECURITY_CONTACT: z.url({ protocol: /^(https|mailto)$/, error: 'must begin with https: or mailto:' }).optional(),
    MAIL_FROM: z.email().default('terugweg@example.org'),
    /** Folder of published agreements; read once, at start. */
    WORKFLOWS_DIR: z.string().default('./workflows'),
    /** Key of the hashes of what must not be kept itself. Unset: outside production one in the database. */
    IDENTITY_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
    /** Keys of what youth health keeps for itself, `name:base64` of 32 bytes, the current one first. Unset: as above. */
    MEDICAL_KEYS: z.string().min(1).optional(),
    /** The same of the criminal route. */
    CRIMINAL_KEYS: z.string().min(1).optional(),
    /** The same of the numbers by which children are known to the state. */
    IDENTITY_KEYS: z.string().min(1).optional(),
    /** Keys of what second factors begin with; written as above. Unset: outside production one in the database. */
    SIGN_IN_KEYS: z.string().min(1).optional(),
    /** Secrets of our clients at issuers, `id:secret` with commas between; or a file with one a line. */
    ISSUER_SECRETS: z.string().min(1).optional(),
    ISSUER_SECRETS_FILE: z.string().min(1).optional(),
    /** Choose a person, move the clock, reset: only on this machine, never in production. */
    DEMONSTRATION: z.stringbool({ error: 'must be true or false' }).default(false),
    /** What a new demonstration is filled with: one region of three hundred pupils, four regions, or nothing. */
    DEMONSTRATION_SIZE: z.enum(['none', 'small', 'whole']).default('whole'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((read, context) => {
    if (!read.DEMONSTRATION) return;
    const refuse = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
    if (read.NODE_ENV === 'production') refuse('NODE_ENV', 'the demonstration does not run in production');
    if (!isLoopback(read.HOST)) refuse('HOST', 'the demonstration listens on this machine only (127.0.0.1)');
    if (read.PUBLIC_URL && !isLoopback(new URL(read.PUBLIC_URL).hostname)) {
      refuse('PUBLIC_URL', 'the demonstration has no public address');
    }
  });

export type Config = Readonly<z.infer<typeof schema>>;

/** Where Nest keeps the configuration: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('configuration');

/**
 * The only reader of the environment. An empty value counts as unset, as compose files write it.
 *
 * @throws Error that names every mistake at once, one line each
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const mistakes = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The environment is not right:\n${mistakes.join('\n')}`);
}

/** Where the web app is, for a link in a mail: as it was set, or where the api listens here. */
export const webAddressOf = ({ PUBLIC_URL, HOST, PORT }: Config): string => PUBLIC_URL ?? `http://${HOST}:${PORT}`;
