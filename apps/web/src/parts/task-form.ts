import { useQuery } from '@tanstack/react-query';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { Act, StepItem } from '../api/types';
import { useMe } from '../api/use-me';
import { useLanguage } from '../language';
import type { Field, Values } from './fields';

/** What the forms of the partners are made of, as JSON Schema says it: dates, numbers, yes or no, closed choices. */
interface Property {
  type: 'string' | 'integer' | 'boolean' | 'array';
  enum?: string[];
  items?: { enum?: string[] };
}
interface Form {
  properties: Record<string, Property>;
  required?: string[];
}
type Evidence = NonNullable<Extract<Act, { act: 'done' }>['evidence']>;

const nameOf = (property: string) => `task.${property}`;
const isFilledIn = (form: Form, values: Values) => Object.keys(form.properties).some((id) => values[nameOf(id)]);

/** The form of the task that a step asks for, of the person's own partner: empty where it may be, never half empty. */
export function useTaskForm() {
  const me = useMe();
  const role = me?.role ?? '';
  const { data: tasks } = useQuery({
    queryKey: keys.tasks(role),
    queryFn: () => api.tasks(role),
    enabled: role !== '',
    staleTime: Infinity,
  });
  const toField = useFieldOf();
  const taskOf = (step: StepItem) => tasks?.find(({ id }) => id === step.task);
  const formOf = (step: StepItem) => taskOf(step)?.form as Form | undefined;
  return {
    has: (step: StepItem) => formOf(step) !== undefined,
    fields(step: StepItem, values: Values): Field[] {
      const form = formOf(step);
      if (!form) return [];
      const started = taskOf(step)?.isNeeded === true || isFilledIn(form, values);
      return Object.entries(form.properties).map(([id, property]) => ({
        ...toField(id, property),
        needed: started && (form.required ?? []).includes(id),
      }));
    },
    evidence(step: StepItem, values: Values): { evidence?: Evidence } {
      const form = formOf(step);
      if (!form || !isFilledIn(form, values)) return {};
      const given = Object.entries(form.properties).filter(([id]) => values[nameOf(id)]);
      const read = given.map(([id, property]) => [id, valueOf(property, values[nameOf(id)]!)]);
      return { evidence: Object.fromEntries(read) as Evidence };
    },
  };
}

function valueOf({ type }: Property, typed: string): unknown {
  if (type === 'integer') return Number(typed);
  if (type === 'boolean') return typed === 'true';
  return type === 'array' ? typed.split(' ') : typed;
}

function useFieldOf() {
  const { t, word, answer } = useLanguage();
  return (id: string, property: Property): Field => {
    const shared = { name: nameOf(id), label: word('field', id) };
    const choices = (words: string[]) => words.map((one) => ({ id: one, title: answer(id, one) }));
    if (property.type === 'array') return { ...shared, kind: 'many', options: choices(property.items?.enum ?? []) };
    if (property.type === 'integer') return { ...shared, kind: 'number', min: '0' };
    if (property.enum) return { ...shared, kind: 'select', options: choices(property.enum) };
    if (property.type === 'string') return { ...shared, kind: 'date' };
    const yesNo = [
      { id: 'true', title: t('app.yes') },
      { id: 'false', title: t('app.no') },
    ];
    return { ...shared, kind: 'select', options: yesNo };
  };
}
