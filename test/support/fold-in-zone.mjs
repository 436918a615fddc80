import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rules } from '../../apps/local/rules.mjs';

/**
 * Folds cases in the time zone of this process and prints what each comes to. Reads from standard input a list of
 * `{ maps, region, closingDays, unreachable, decisiveAuthority, history }`; prints a list of hashes of their states.
 */
const schoolHolidays = rules.parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));

function digest({ maps, region, closingDays, unreachable, decisiveAuthority, history }) {
  const agreements = maps.map((map) => rules.readWorkflow(map).agreement);
  const calendar = rules.calendarOf({ region, closingDays, schoolHolidays });
  const state = rules.fold(history, rules.bookOf({ agreements, calendar, unreachable, decisiveAuthority }));
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(digest)));
