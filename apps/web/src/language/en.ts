import { agreementWords } from './en-agreements';
import { caseWords } from './en-case';
import { caseFileWords, caseLists } from './en-case-file';
import { childWords } from './en-children';
import { controlLists, controlWords } from './en-control';
import { familyWords } from './en-family';
import { formWords } from './en-forms';
import { frame } from './en-frame';
import { logLists, logWords } from './en-log';
import { peopleWords } from './en-people';
import { plannerWords } from './en-planner';
import { placeLists } from './en-place-lists';
import { placeWords } from './en-placements';
import { preventionLists, preventionWords } from './en-prevention';
import { regionWords } from './en-region';
import { retentionWords } from './en-retention';
import { rightsWords } from './en-rights';
import { sharingLists, sharingWords } from './en-sharing';
import { signInWords } from './en-sign-in';
import { vaultWords } from './en-vaults';
import { webWords } from './en-web';
import { tableLists, tableWords } from './en-table';
import { words } from './en-words';
import { work } from './en-work';
import type { Translation } from './nl';

/** Every word of the screens, in English: complete, or it does not compile. */
export const en: Translation = {
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
  ...placeWords,
  ...preventionWords,
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
  ...tableWords,
};
