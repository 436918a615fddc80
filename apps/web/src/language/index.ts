import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from '../api/types';
import type { Translation } from './nl';

export type Language = 'nl' | 'en';

const place = 'terugweg.language';
const i18next = createInstance();

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Translation };
  }
}

/** Only the language that is read is fetched. */
async function textOf(language: Language): Promise<Translation> {
  return language === 'en' ? (await import('./en')).en : (await import('./nl')).nl;
}

/** The language chosen on this device, or `null` as long as nobody chose: then the person's own language holds. */
export function chosenLanguage(): Language | null {
  const chosen = localStorage.getItem(place);
  return chosen === 'nl' || chosen === 'en' ? chosen : null;
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'none',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {},
    react: { useSuspense: false },
  });
  await speak(chosenLanguage() ?? 'nl');
}

/** Switches the screens to a language. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await textOf(language));
  }
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Switches the screens to a language and keeps that on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(place, language);
  await speak(language);
}

/** As the api counts: one more than this reads "more than". */
export const mostTold = 1000;

type List = keyof Translation['words'];

/** What the screens say things with: `t` for their own words, `say` for the api's, `word` for the agreements' lists. */
export function useLanguage() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'nl';
  const say = (words: Words) => words[language];
  const word = (list: List, id: string): string => {
    const key = `words.${list}`;
    const known = i18n.getResource(language, 'translation', key) as Record<string, string> | undefined;
    return known?.[id] ?? id.replaceAll('-', ' ');
  };
  /** `school` or `school.team-lead`: whom a message goes to. */
  const recipient = (who: string): string => {
    const [role = who, level] = who.split('.');
    return level ? `${word('role', role)} (${word('level', level)})` : word('role', role);
  };
  /** A choice of a form: the same word may mean something else on another question. */
  const answer = (field: string, id: string): string => {
    const known = i18n.getResource(language, 'translation', 'words.answer') as Record<string, string> | undefined;
    return known?.[`${field}.${id}`] ?? known?.[id] ?? word('role', id);
  };
  /** How many cases: what is counted finely is not told beyond a thousand. */
  const counted = (count: number): string => (count > mostTold ? t('app.moreThanTold') : String(count));
  return { t, language, say, word, recipient, answer, counted };
}
