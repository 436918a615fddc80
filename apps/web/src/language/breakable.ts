/** A browser has no Dutch hyphenation at hand: where the longest word may be broken is said here. */
export const breakable = (words: string) => words.replace('verband', '\u00ADverband');
