import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { Start } from './copy';
import { reachesTheBuild, readStages, settingsOf, type Stage, type Step } from './dockerfile';

const checkout = join(__dirname, '../..');
/** Whom the programs run as, where we can choose: somebody who owns nothing. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

interface Place {
  /** The file system of the stage. */
  readonly root: string;
  /** Where it works, inside that. */
  workdir: string;
}

const inside = ({ root, workdir }: Place, path: string) => join(root, isAbsolute(path) ? path : join(workdir, path));

/**
 * The image in a folder, made without a container engine: its COPY and RUN are carried out in their order, on what
 * `.dockerignore` lets through, and nobody may write in what comes of it. Approximated are
 * - the base image: programs run on the Node of the tests, and find the system's own files where they are;
 * - `npm ci`: the packages are those of the checkout, all of them, or exactly those that the lock file has when `dev`
 *   and `optional` are left out;
 * - `npm run build`: it finds the `dist/` of the checkout, and builds again unless it was made from the same files.
 */
export class LaidOutImage {
  private readonly folder = mkdtempSync(join(process.env['TEST_FOLDER']!, 'image-'));
  private readonly places = new Map<string, Place>();
  private readonly starts: Start[] = [];
  private readonly settings: ReturnType<typeof settingsOf>;

  /** @param stages those of `docker/Dockerfile`; the checkout must be built */
  constructor(stages: readonly Stage[] = readStages()) {
    chmodSync(this.folder, 0o755);
    for (const stage of stages) this.make(stage);
    this.settings = settingsOf(stages.at(-1)!);
    run(['chmod', '-R', 'a-w', this.home()]);
  }

  /** A path in the folder in which the image works. */
  path(name: string): string {
    return join(this.home(), name);
  }

  /** What the image begins with, and its command with its words. */
  start(command: string, env: NodeJS.ProcessEnv = {}): Start {
    return this.spawn([...this.settings.entrypoint, ...command.split(' ').filter(Boolean)], env);
  }

  /** Whether the image's own check calls the program well that has these settings. */
  async isWell(env: NodeJS.ProcessEnv): Promise<boolean> {
    return (await this.spawn(this.settings.health, env).outcome()).code === 0;
  }

  /** Waits for what was started. */
  async remove(): Promise<void> {
    await Promise.all(this.starts.map((start) => start.terminate()));
    run(['chmod', '-R', 'u+w', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private spawn(command: readonly string[], env: NodeJS.ProcessEnv): Start {
    const start = new Start(this.home(), command, { ...nobody, env: { ...this.settings.environment, ...env } });
    this.starts.push(start);
    return start;
  }

  private home(): string {
    return inside(this.places.get('')!, '.');
  }

  private make({ name, steps }: Stage): void {
    const place: Place = { root: join(this.folder, name || 'image'), workdir: '/' };
    this.places.set(name, place);
    mkdirSync(place.root);
    for (const step of steps) {
      if (step.keyword === 'WORKDIR') mkdirSync(inside(place, (place.workdir = step.text)), { recursive: true });
      else if (step.keyword === 'RUN') carryOut(step, inside(place, '.'));
      else if (step.keyword === 'COPY') this.copy(step, place);
    }
  }

  private copy({ words, flags }: Step, place: Place): void {
    const [target, ...sources] = [words.at(-1)!, ...words.slice(0, -1)];
    const from = flags['from'] && this.places.get(flags['from']);
    for (const source of sources) {
      const path = from ? inside(from, source) : fromCheckout(source);
      const isInto = target.endsWith('/') && !statSync(path).isDirectory();
      const to = inside(place, isInto ? join(target, basename(source)) : target);
      mkdirSync(dirname(to), { recursive: true });
      // Links to the same files: nobody changes one in place.
      if (from) run(['cp', '--archive', '--link', '--no-target-directory', path, to]);
      else cpSync(path, to, { recursive: true, filter: (one) => reachesTheBuild(relative(checkout, one)) });
    }
  }
}

function fromCheckout(source: string): string {
  if (!reachesTheBuild(source)) throw new Error(`.dockerignore leaves out ${source}`);
  return join(checkout, source);
}

function carryOut({ text }: Step, folder: string): void {
  if (text.startsWith('npm ci')) return install(text, folder);
  if (text === 'npm run build') cpSync(join(checkout, 'dist'), join(folder, 'dist'), { recursive: true });
  run(['sh', '-ec', text], folder);
}

function run([program, ...args]: readonly string[], cwd = checkout): void {
  const { status, stderr, error } = spawnSync(program!, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

function install(command: string, folder: string): void {
  if (!existsSync(join(folder, '.npmrc'))) throw new Error('npm ci would not have the settings of .npmrc');
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (!command.includes('--omit')) return symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  if (!command.startsWith('npm ci --omit=dev --omit=optional')) throw new Error(`Not known here: ${command}`);
  const { packages } = JSON.parse(lock) as { packages: Record<string, Locked> };
  const needed = Object.entries(packages)
    .filter(([path]) => path.startsWith('node_modules/') && !path.includes('/node_modules/'))
    .filter(([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional);
  run(['cp', '--archive', '--parents', ...needed.map(([path]) => path), folder]);
}
