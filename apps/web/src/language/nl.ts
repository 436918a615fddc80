import { caseWords } from './nl-case';
import { caseFileWords, caseLists } from './nl-case-file';
import { childWords } from './nl-children';
import { familyWords } from './nl-family';
import { formWords } from './nl-forms';
import { frame } from './nl-frame';
import { plannerWords } from './nl-planner';
import { regionWords } from './nl-region';
import { tableLists, tableWords } from './nl-table';
import { webWords } from './nl-web';
import { words } from './nl-words';
import { work } from './nl-work';

/** Every word of the screens, in Dutch: the language they are written in first. */
export const nl = {
  words: { ...words, ...formWords, ...caseLists, ...tableLists },
  ...frame,
  ...work,
  ...caseWords,
  ...caseFileWords,
  ...childWords,
  ...regionWords,
  ...tableWords,
  ...webWords,
  ...familyWords,
  ...plannerWords,
};

type Leaves<T> = { [K in keyof T]: T[K] extends string ? string : Leaves<T[K]> };

/** The shape of a complete translation. */
export type Translation = Leaves<typeof nl>;
