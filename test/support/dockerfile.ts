import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, DockerfileParser, type From, type Instruction, type ModifiableInstruction } from 'dockerfile-ast';

const checkout = join(__dirname, '../..');
const withFlags = /^(COPY|RUN|HEALTHCHECK)$/;

/** One instruction, in the words of the file. */
export interface Step {
  readonly keyword: string;
  readonly words: readonly string[];
  /** What stands behind the keyword and its flags. */
  readonly text: string;
  readonly flags: Readonly<Record<string, string>>;
}

/** What stands between one FROM and the next. */
export interface Stage {
  /** The image it begins with. */
  readonly base: string;
  /** Empty for the last, which becomes the image. */
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The text of `docker/Dockerfile`. */
export const dockerfile = () => readFileSync(join(checkout, 'docker/Dockerfile'), 'utf8');

/** The stages of a Dockerfile, by a parser. */
export function readStages(text = dockerfile()): Stage[] {
  const stages: { base: string; name: string; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') {
      const from = instruction as From;
      stages.push({ base: from.getImage() ?? '', name: from.getBuildStage() ?? '', steps: [] });
    } else stages.at(-1)?.steps.push(stepOf(keyword, instruction));
  }
  return stages;
}

function stepOf(keyword: string, instruction: Instruction): Step {
  const flags = withFlags.test(keyword) ? (instruction as ModifiableInstruction).getFlags() : [];
  return {
    keyword,
    words: instruction.getArguments().map((word) => word.getValue()),
    text: keyword === 'ENV' ? propertiesOf(instruction as Env) : (instruction.getRawArgumentsContent() ?? ''),
    flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
  };
}

const propertiesOf = (env: Env) =>
  JSON.stringify(Object.fromEntries(env.getProperties().map((one) => [one.getName(), one.getValue()])));

/** The one instruction of its kind in a stage. */
export function only({ steps }: Stage, keyword: string): Step {
  const [step, ...more] = steps.filter((one) => one.keyword === keyword);
  if (!step || more.length > 0) throw new Error(`${keyword} is there ${step ? 'more than once' : 'not at all'}`);
  return step;
}

/** What the last stage makes of the image. */
export function settingsOf(image: Stage) {
  return {
    folder: only(image, 'WORKDIR').text,
    environment: JSON.parse(only(image, 'ENV').text) as Record<string, string>,
    entrypoint: listIn(only(image, 'ENTRYPOINT').text),
    health: listIn(only(image, 'HEALTHCHECK').text.replace(/^CMD\s+/, '')),
  };
}

const listIn = (text: string) => JSON.parse(text) as string[];

/** Whether a file of the checkout reaches the build, by `.dockerignore`: the last line that speaks of it decides. */
export function reachesTheBuild(path: string): boolean {
  const last = ignoring.findLast((line) => speaksOf(line.replace(/^!/, ''), path));
  return last?.startsWith('!') ?? true;
}

const ignoring = readFileSync(join(checkout, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

/** A pattern speaks of a path and of everything below it. */
function speaksOf(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '(?:.*/)?');
  return new RegExp(`^${source}(/.*)?$`).test(path);
}
