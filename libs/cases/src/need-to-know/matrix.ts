import { categories, type Category } from './categories';

/**
 * What somebody needs to know of a category: all of it, a summary, what his own organisation contributed, or nothing.
 * With `granted` behind it only where a basis is on record: consent, or a task in the law.
 */
export type Cell = 'full' | 'summary' | 'own' | 'none' | 'granted' | 'granted-summary';

/** In the order of `categories`. */
type Row = readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell];

const F = 'full';
const S = 'summary';
const O = 'own';
const G = 'granted';
const GS = 'granted-summary';
const _ = 'none';

/**
 * Who needs to know what of a child in a case that he has to do with; without such a case nobody knows anything. The rows
 * are the agreed ones (need-to-know matrix of the covenant). What is of aggregates alone is none here: figures are not
 * of a child. An alliance's director, a board member and the holders of decisive authority see the cases that
 * were escalated to them.
 */
const rows = {
  //                         identity bsn cont. abs. educ. med. concl. fam. care agr. table jud. exempt.
  'school-mentor': [F, _, F, F, S, _, GS, O, _, O, _, _, _],
  'school-attendance-coordinator': [F, _, F, F, S, _, GS, _, _, F, S, _, S],
  'school-support-coordinator': [F, _, F, F, F, _, GS, G, GS, F, F, _, S],
  'school-principal': [F, _, S, F, F, _, GS, _, S, F, F, _, S],
  'school-board-member': [S, _, _, _, S, _, _, _, _, S, S, _, _],
  'alliance-consultant': [F, _, F, S, F, _, GS, G, S, F, F, _, S],
  'alliance-placement-officer': [F, _, S, S, F, _, GS, _, S, F, F, _, _],
  'alliance-support-expert': [F, G, _, S, F, _, GS, G, _, S, _, _, _],
  'alliance-director': [S, _, _, S, S, _, _, _, S, S, F, _, _],
  'attendance-officer': [F, F, F, F, S, _, GS, G, S, F, F, S, F],
  'attendance-boa': [F, F, F, F, _, _, _, _, _, _, _, F, S],
  'attendance-admin': [F, F, F, S, _, _, _, _, _, S, _, _, F],
  'transition-coach': [F, F, F, S, S, _, GS, _, S, F, S, _, S],
  'youth-doctor': [F, F, F, F, S, F, F, G, S, O, O, _, O],
  'youth-nurse': [F, F, F, F, S, F, F, G, _, O, O, _, _],
  'youth-health-planner': [F, F, F, _, _, _, _, _, _, O, _, _, _],
  'neighbourhood-worker': [F, F, F, S, S, _, GS, F, F, F, F, G, _],
  'care-desk-officer': [F, F, S, _, _, _, _, _, F, O, _, _, _],
  guest: [F, G, S, S, _, _, GS, O, O, O, O, O, _],
  'table-member': [F, _, _, S, S, _, GS, G, S, F, F, _, _],
  'escalated-card': [S, _, _, S, S, _, _, _, S, F, F, _, _],
  parent: [F, F, O, F, F, _, F, O, F, F, O, _, F],
  'young-person': [F, F, O, F, F, _, F, O, F, F, F, _, F],
  'functional-admin': [_, _, _, _, _, _, _, _, _, _, _, _, _],
} as const satisfies Readonly<Record<string, Row>>;

/** What somebody does in his organisation, as far as it decides what he needs to know. */
export type Job = keyof typeof rows;
export const jobs = Object.keys(rows) as readonly Job[];

/** What a job needs to know of a category. */
export function cellOf(job: Job, category: Category): Cell {
  return rows[job][categories.indexOf(category)]!;
}
