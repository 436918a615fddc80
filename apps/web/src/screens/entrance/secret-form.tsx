import { Button } from '@nl-design-system-candidate/button-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../../language';

/** What is asked of somebody who signs in; none of it is kept while he types. */
export interface Asked {
  name: string;
  label: string;
  hint?: string;
  /** How a browser fills it in. */
  fill: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
}

interface Props {
  fields: Asked[];
  send: string;
  busy: boolean;
  problem: ReactNode;
  onSend: (values: Record<string, string>) => void;
}

const isPassword = ({ fill }: Asked) => fill.endsWith('password');

/** A form of names, passwords and codes: unlike every other it keeps no draft. */
export function SecretForm({ fields, send, busy, problem, onSend }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [values, setValues] = useState<Record<string, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSend(values);
  };
  return (
    <form className="way-in__form" onSubmit={submit}>
      {fields.map((field) => (
        <div key={field.name} className="utrecht-form-field">
          <label className="utrecht-form-label" htmlFor={`${id}-${field.name}`}>
            {field.label}
          </label>
          {field.hint && (
            <div id={`${id}-${field.name}-hint`} className="utrecht-form-field-description">
              {field.hint}
            </div>
          )}
          <input
            id={`${id}-${field.name}`}
            name={field.name}
            className="utrecht-textbox"
            type={isPassword(field) ? 'password' : 'text'}
            inputMode={field.fill === 'one-time-code' ? 'numeric' : undefined}
            autoComplete={field.fill}
            aria-describedby={field.hint && `${id}-${field.name}-hint`}
            required
            value={values[field.name] ?? ''}
            onChange={(event) => setValues({ ...values, [field.name]: event.target.value })}
          />
        </div>
      ))}
      {problem}
      <Button type="submit" purpose="primary" busy={busy}>
        {busy ? t('app.busy') : send}
      </Button>
    </form>
  );
}
