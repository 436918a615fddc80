import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { familyKeys, type FamilyPage } from '../../api/family';
import { useLanguage } from '../../language';
import type { Translation } from '../../language/nl';
import { useAnnounce } from '../../parts/announcement';

/** Whose page it is: the young are spoken to as such. */
export const Reader = createContext<FamilyPage['kind']>('parent');

type Key = Exclude<keyof Translation['family'], 'about'>;

/** Returns how the page says something to whoever reads it. */
export function useFamilyWords() {
  const { t } = useLanguage();
  const isYoung = useContext(Reader) === 'young-person';
  return (key: Key, put: Record<string, string> = {}): string => {
    const ways = [...(isYoung ? [`familyYoung.${key}`] : []), `family.${key}`];
    return t(ways as ['family.wish'], put as { about: string });
  };
}

/** Something done on the page: its answer is the page as it is then, and a sentence says what was recorded. */
export function useFamilyAct<Asked>(send: (asked: Asked) => Promise<FamilyPage>, said: (asked: Asked) => string) {
  const cache = useQueryClient();
  const announce = useAnnounce();
  return useMutation<FamilyPage, unknown, Asked>({
    mutationFn: send,
    onSuccess: (page, asked) => {
      cache.setQueryData(familyKeys.page, page);
      announce(said(asked));
    },
  });
}
