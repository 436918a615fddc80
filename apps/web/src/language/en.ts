import { caseWords } from './en-case';
import { childWords } from './en-children';
import { formWords } from './en-forms';
import { frame } from './en-frame';
import { regionWords } from './en-region';
import { webWords } from './en-web';
import { words } from './en-words';
import { work } from './en-work';
import type { Translation } from './nl';

/** Every word of the screens, in English: complete, or it does not compile. */
export const en: Translation = {
  words: { ...words, ...formWords },
  ...frame,
  ...work,
  ...caseWords,
  ...childWords,
  ...regionWords,
  ...webWords,
};
