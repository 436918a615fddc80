import { useLanguage } from '../language';
import type { Field, Values } from './fields';
import type { ProposedStep } from '../api/case';

type Term = ProposedStep['within'];
type Unit = Extract<Term, { unit: string }>['unit'];

const units: readonly Unit[] = ['working-days', 'weeks', 'school-weeks', 'months', 'school-days', 'days'];

/** A term as agreements write it (`10 working-days`), as somebody says it. */
export function useTermInWords() {
  const { word } = useLanguage();
  return (term: string): string => {
    const [, count, unit] = /^(\d+) ([a-z-]+)/.exec(term) ?? [];
    return count && unit ? `${count} ${word(count === '1' ? 'oneOf' : 'unit', unit)}` : term;
  };
}

/** Within how long: so many, and of what. */
export function useTermFields(): Field[] {
  const { t, word } = useLanguage();
  return [
    { name: 'count', kind: 'number', label: t('caseFile.count'), needed: true, min: '1', max: '99' },
    {
      name: 'unit',
      kind: 'select',
      label: t('caseFile.unit'),
      needed: true,
      options: units.map((id) => ({ id, title: word('unit', id) })),
    },
  ];
}

/** The answers as a term. */
export const termOf = ({ count, unit }: Values): Term => ({ count: Number(count), unit: unit as Unit });
