import { useState } from 'react';
import { ActProblem } from './act-problem';
import { AskForm } from './ask-form';
import type { Field, Values } from './fields';
import { useUnsent } from './unsent';

interface Props {
  title: string;
  note: string;
  fields: (values: Values) => Field[];
  start?: Values;
  send: string;
  sending: { isPending: boolean; error: unknown };
  onSend: (values: Values) => void;
  onCancel: () => void;
}

/** A form of which no draft is kept, here or at the server: what is typed in it goes into a vault, or is gone. */
export function VaultForm({ sending, ...form }: Props) {
  const [isTyped, setTyped] = useState(false);
  useUnsent(isTyped);
  return (
    <AskForm
      {...form}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onChange={(values) => setTyped(Object.values(values).some((value) => value.trim() !== ''))}
    />
  );
}
