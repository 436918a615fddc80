import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asked, importHere } from '../../apps/local/src/import';

/** What may be asked of a list beside its kind. */
export type Given = Partial<Omit<Asked, 'kind' | 'name'>>;

/** Somebody who brings lists to a database by the command `npm run import`, from a folder of his own. */
export class ImportCommand {
  /** What the last command said. */
  told = '';

  private constructor(
    private readonly databaseUrl: string,
    private readonly folder: string,
  ) {}

  static async inFolder(databaseUrl: string): Promise<ImportCommand> {
    return new ImportCommand(databaseUrl, await mkdtemp(join(tmpdir(), 'terugweg-region-')));
  }

  /** Throws his folder away. */
  end(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  /** Writes a list as the file of its kind, and brings it. Gives what the command ends with. */
  async bring(kind: string, lines: readonly string[], given: Given = {}): Promise<number> {
    await writeFile(this.path(kind), `${lines.join('\r\n')}\r\n`);
    return this.ask({ kind, name: this.path(kind), ...given });
  }

  /** Makes the region of a folder of `workflows/`. */
  makeRegion(name: string, given: Given = {}): Promise<number> {
    return this.ask({ kind: 'region', name, ...given });
  }

  /** @param isTTY whether he looks at a terminal */
  ask(asked: Given & Pick<Asked, 'kind' | 'name'>, isTTY = false): Promise<number> {
    this.told = '';
    const output = { isTTY, write: (text: string) => void (this.told += text) };
    const env = { NODE_ENV: 'test', DATABASE_URL: this.databaseUrl };
    return importHere({ root: '.', env, output }, { isTrial: false, ...asked });
  }

  /** Where the list of a kind is. */
  path(kind: string): string {
    return join(this.folder, `${kind}.csv`);
  }

  /** What the command wrote beside a list: its wrong rows, or those to look at. */
  beside(kind: string, what: 'errors' | 'notices'): Promise<string> {
    return readFile(`${this.path(kind)}.${what}.csv`, 'utf8');
  }
}
