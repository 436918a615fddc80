import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAll, expectRegion, files, folder, onlyRegion, write, WrongUse } from './agreement-files.mjs';
import { rules } from './rules.mjs';

/** `publish`: writes every draft into the list of what was published, unless anything at all is wrong. */
export function publish(_names, { json, region, on = today() }) {
  if (region !== undefined) expectRegion(region);
  expectDate(on);
  const { mistakes, versions } = checkAll();
  if (mistakes.length > 0) {
    for (const mistake of mistakes) console.error(`workflows/${rules.mistakeText(mistake)}`);
    console.error('Nothing was published.');
    return 1;
  }
  const drafts = versions.filter(
    ({ name, published }) => !published && (region === undefined || name.startsWith(`${region}/`)),
  );
  if (drafts.length > 0) write(rules.publishedFile, rules.withPublished(files(), drafts, on));
  const published = drafts.map(({ name, checksum }) => ({ name, checksum, on }));
  if (json) return json({ published });
  for (const { name } of published) console.log(`${name} is published on ${on}`);
  if (published.length === 0) console.log('Everything there is was published already.');
  return 0;
}

/** `sign PARTY --on DATE`: adds a signature to `signed:` of a region. */
export function sign([role = ''], { json, region = onlyRegion(), on, name }) {
  expectRegion(region);
  expectDate(on ?? '');
  const path = `${region}/region.yaml`;
  const signed = rules.withSignature(readFileSync(join(folder, path), 'utf8'), { role, on, name });
  if ('problem' in signed) throw new WrongUse(signed.problem);
  write(path, signed.text);
  if (json) return json({ region, role, name: signed.name, on });
  console.log(`${signed.name} signed as ${role} on ${on}`);
  return 0;
}

function expectDate(on) {
  if (!rules.isLocalDate(on)) throw new WrongUse(`"${on}" is no date. Write --on 2026-09-01.`);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
