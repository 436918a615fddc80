import { caseWords } from './nl-case';
import { childWords } from './nl-children';
import { formWords } from './nl-forms';
import { frame } from './nl-frame';
import { regionWords } from './nl-region';
import { webWords } from './nl-web';
import { words } from './nl-words';
import { work } from './nl-work';

/** Every word of the screens, in Dutch: the language they are written in first. */
export const nl = {
  words: { ...words, ...formWords },
  ...frame,
  ...work,
  ...caseWords,
  ...childWords,
  ...regionWords,
  ...webWords,
};

type Leaves<T> = { [K in keyof T]: T[K] extends string ? string : Leaves<T[K]> };

/** The shape of a complete translation. */
export type Translation = Leaves<typeof nl>;
