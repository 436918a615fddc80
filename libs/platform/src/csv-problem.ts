import { Problem } from './problem';

/** A sentence in the languages of the screens. */
export interface Words {
  readonly nl: string;
  readonly en: string;
}

/** A file that is no list: everything that is wrong with it, none of which quotes it. */
export function wrongFile(wrong: readonly Words[]): Problem {
  const said = (language: keyof Words) => wrong.map((words) => words[language]).join('; ');
  return new Problem('invalid-content', said('en'), {
    errors: wrong.map(({ en }) => ({ pointer: '/file', detail: en })),
    sentence: { nl: said('nl'), en: said('en') },
  });
}
