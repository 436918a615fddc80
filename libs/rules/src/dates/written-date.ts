import { isLocalDate, type LocalDate } from './local-date';

/** A date as people and systems write it: `2026-11-02`, `2-11-2026`, `02/11/2026`, `20261102`; undefined for any other text. */
export function writtenDate(text: string): LocalDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  const read = day ? `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}` : parts.join('-') || text;
  return isLocalDate(read) ? read : undefined;
}
