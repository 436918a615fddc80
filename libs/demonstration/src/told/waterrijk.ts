import { decided } from './decided';
import { girlWhoMoved, havoGirl } from './of-the-report';
import { siblings } from './siblings';
import type { ToldCase } from './told-case';
import { backAgain, caredFor, leftAlone, waitsForCare } from './turns';

/** What is told in Waterrijk: two cases of the report, and turns that a case can take. */
export const waterrijkTold: readonly ToldCase[] = [
  havoGirl,
  girlWhoMoved,
  waitsForCare,
  leftAlone,
  decided,
  ...siblings,
  backAgain,
  caredFor,
];
