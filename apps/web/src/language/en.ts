import { caseWords } from './en-case';
import { caseFileWords, caseLists } from './en-case-file';
import { childWords } from './en-children';
import { familyWords } from './en-family';
import { formWords } from './en-forms';
import { frame } from './en-frame';
import { plannerWords } from './en-planner';
import { regionWords } from './en-region';
import { tableLists, tableWords } from './en-table';
import { webWords } from './en-web';
import { words } from './en-words';
import { work } from './en-work';
import type { Translation } from './nl';

/** Every word of the screens, in English: complete, or it does not compile. */
export const en: Translation = {
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
