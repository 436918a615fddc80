import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage } from '../language';
import { FieldView, shortestReason, type Field, type Values } from './fields';

interface Props {
  title: string;
  note?: string;
  /** What is asked, which may depend on what was answered. */
  fields: (values: Values) => Field[];
  send: string;
  start?: Values;
  busy: boolean;
  /** What went wrong with the last try. */
  problem?: ReactNode;
  /** Nothing is left to send: somebody else was first. */
  over?: boolean;
  /** Is told each answer as it is given, for what must be looked up meanwhile. */
  onChange?: (values: Values) => void;
  onSend: (values: Values) => void;
  onCancel: () => void;
}

/** A short form in place: takes the focus when it opens, says beside the field what is missing, closes with Escape. */
export function AskForm(props: Props) {
  const { title, note, fields, send, start = {}, busy, problem, over, onChange, onSend, onCancel } = props;
  const { t } = useLanguage();
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(start);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, []);

  const asked = fields(values);
  const errorOf = ({ name, kind, needed }: Field): string | undefined => {
    const value = (values[name] ?? '').trim();
    if (needed && !value) return t('acts.needed');
    if (kind === 'reason' && needed && value.length < shortestReason)
      return t('acts.reasonShort', { count: value.length });
    return undefined;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    const wrong = asked.find((field) => errorOf(field));
    if (wrong) form.current?.querySelector<HTMLElement>(`[name="${wrong.name}"]`)?.focus();
    else onSend(values);
  };
  return (
    <form
      ref={form}
      className="ask"
      noValidate
      aria-labelledby={heading}
      onSubmit={submit}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p id={heading} className="ask__title">
        {title}
      </p>
      {note && <p className="quiet">{note}</p>}
      <div className="ask__fields">
        {asked.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={tried ? errorOf(field) : undefined}
            onChange={(value) => {
              const now = { ...values, [field.name]: value };
              setValues(now);
              onChange?.(now);
            }}
          />
        ))}
      </div>
      {problem}
      <div className="ask__end">
        {!over && (
          <Button type="submit" purpose="primary" busy={busy}>
            {busy ? t('app.busy') : send}
          </Button>
        )}
        <Button purpose={over ? 'primary' : 'subtle'} onClick={onCancel}>
          {over ? t('app.close') : t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
