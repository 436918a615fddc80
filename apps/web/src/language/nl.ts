import { agreementWords } from './nl-agreements';
import { caseWords } from './nl-case';
import { caseFileWords, caseLists } from './nl-case-file';
import { childWords } from './nl-children';
import { controlLists, controlWords } from './nl-control';
import { familyWords } from './nl-family';
import { formWords } from './nl-forms';
import { frame } from './nl-frame';
import { logLists, logWords } from './nl-log';
import { peopleWords } from './nl-people';
import { plannerWords } from './nl-planner';
import { placeLists } from './nl-place-lists';
import { placeWords } from './nl-placements';
import { preventionLists, preventionWords } from './nl-prevention';
import { regionWords } from './nl-region';
import { retentionWords } from './nl-retention';
import { rightsWords } from './nl-rights';
import { sharingLists, sharingWords } from './nl-sharing';
import { signInWords } from './nl-sign-in';
import { vaultWords } from './nl-vaults';
import { webWords } from './nl-web';
import { tableLists, tableWords } from './nl-table';
import { words } from './nl-words';
import { work } from './nl-work';

/** Every word of the screens, in Dutch: the language they are written in first. */
export const nl = {
  words: {
    ...words,
    ...formWords,
    ...caseLists,
    ...placeLists,
    ...preventionLists,
    ...tableLists,
    ...logLists,
    ...controlLists,
    ...sharingLists,
  },
  ...frame,
  ...work,
  ...caseWords,
  ...caseFileWords,
  ...childWords,
  ...regionWords,
  ...sharingWords,
  ...signInWords,
  ...agreementWords,
  ...vaultWords,
  ...webWords,
  ...familyWords,
  ...peopleWords,
  ...logWords,
  ...rightsWords,
  ...retentionWords,
  ...controlWords,
  ...plannerWords,
  ...placeWords,
  ...preventionWords,
  ...tableWords,
};

type Leaves<T> = { [K in keyof T]: T[K] extends string ? string : Leaves<T[K]> };

/** The shape of a complete translation. */
export type Translation = Leaves<typeof nl>;
