/** The message is the one sentence that is told; start.mjs adds nothing to it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** The disk is full, said by a program of which we only have the output. start.mjs makes the sentence. */
export function diskFull(output: string): Error | undefined {
  if (!/no space left on device|disk quota exceeded/i.test(output)) return undefined;
  return Object.assign(new Error(output), { code: 'ENOSPC' });
}

/** The sentence for a machine that cannot run the embedded server. */
export function withoutBinaries(why: string): CannotStart {
  return new CannotStart(
    `The embedded PostgreSQL does not run here (${why}): give the address of a PostgreSQL server in DATABASE_URL, ` +
      `for example one in Docker: docker run -d -p 5432:5432 -e POSTGRES_PASSWORD=local postgres:18 and ` +
      `DATABASE_URL=postgres://postgres:local@127.0.0.1:5432/postgres npm start.`,
  );
}
