import { stringify } from 'csv-stringify/sync';

/**
 * A CSV file as spreadsheets in the Netherlands open it: `;`, UTF-8 with BOM, CRLF, header first. A cell that a
 * spreadsheet would take for a formula is made text.
 *
 * @param columns the header, which also says which fields of a row are written, in what order
 * @param isBegun whether the rows go on a file that has its header
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number>>[],
  { isBegun = false } = {},
): string {
  return stringify([...rows], {
    columns: [...columns],
    header: !isBegun,
    bom: !isBegun,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
