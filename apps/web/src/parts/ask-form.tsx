import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage } from '../language';
import { useDraft } from './draft';
import { FieldView, shortestReason, type Field, type Values } from './fields';

interface Props {
  /** Under which what is typed is kept: form, case, step. In words that say nothing of somebody. */
  draft?: string;
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
  /** `sent` is called when it arrived: what was typed is not kept any longer. */
  onSend: (values: Values, sent: () => void) => void;
  onCancel: () => void;
}

/** A short form in place: takes the focus when it opens, says beside the field what is missing, closes with Escape. */
export function AskForm(props: Props) {
  const { title, note, fields, send, start = {}, busy, problem, over, onChange, onSend, onCancel } = props;
  const { t } = useLanguage();
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const draft = useDraft(props.draft);
  const [values, type] = useTyped(start, draft, onChange);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, []);

  const asked = fields(values);
  const errorOf = ({ name, kind, needed, wrong }: Field): string | undefined => {
    const value = (values[name] ?? '').trim();
    if (needed && !value) return t('acts.needed');
    if (kind === 'reason' && needed && value.length < shortestReason)
      return t('acts.reasonShort', { count: value.length });
    return wrong;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    const wrong = asked.find((field) => errorOf(field));
    if (wrong) form.current?.querySelector<HTMLElement>(`[name="${wrong.name}"]`)?.focus();
    else onSend(values, draft.drop);
  };
  const cancel = () => {
    draft.drop();
    onCancel();
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
        if (event.key === 'Escape') cancel();
        // What is chosen is sent as what is typed is: not every browser does so by itself.
        if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          form.current?.requestSubmit();
        }
      }}
    >
      <p id={heading} className="ask__title">
        {title}
      </p>
      {note && <p className="quiet">{note}</p>}
      {draft.found && <p className="ask__kept">{t('acts.kept')}</p>}
      <div className="ask__fields">
        {asked.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={tried ? errorOf(field) : undefined}
            onChange={(value) => type(field.name, value)}
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
        <Button purpose={over ? 'primary' : 'subtle'} onClick={cancel}>
          {over ? t('app.close') : t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What stands in the form: what was typed just now before what was kept, and that before what it begins with. */
function useTyped(
  start: Values,
  { found, keep }: ReturnType<typeof useDraft>,
  onChange: Props['onChange'],
): [Values, (name: string, value: string) => void] {
  const [values, setValues] = useState<Values>(start);
  const typed = useRef<Values>({});
  const now = (next: Values) => {
    setValues(next);
    onChange?.(next);
  };
  useEffect(() => {
    if (found) now({ ...values, ...found, ...typed.current });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [found]);
  const type = (name: string, value: string) => {
    typed.current[name] = value;
    now({ ...values, [name]: value });
    // What the form began with may be otherwise when one comes back to it.
    keep({ ...found, ...typed.current });
  };
  return [values, type];
}
