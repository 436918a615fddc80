import { useId } from 'react';
import { useLanguage } from '../language';

export type Values = Record<string, string>;

/** One thing that a form asks. `many` keeps its choices with spaces between: ids have none. */
export interface Field {
  name: string;
  label: string;
  kind: 'choice' | 'many' | 'select' | 'date' | 'time' | 'number' | 'text' | 'words' | 'reason';
  options?: { id: string; title: string }[];
  hint?: string;
  needed?: boolean;
  min?: string;
  max?: string;
  /** What is wrong with what stands there, beside that nothing does. */
  wrong?: string;
  /** The most characters of a text. */
  most?: number;
}

export const shortestReason = 20;

interface Props {
  field: Field;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

/** Shows a field with its label, hint and error, tied together for a screen reader. */
export function FieldView({ field, value, error, onChange }: Props) {
  const id = useId();
  const hintId = field.hint && `${id}-hint`;
  const errorId = error && `${id}-error`;
  const described = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  const group = field.kind === 'choice' || field.kind === 'many';
  const Frame = group ? 'fieldset' : 'div';
  return (
    <Frame
      className={`utrecht-form-field field field--${field.kind} ${error ? 'utrecht-form-field--invalid' : ''}`}
      aria-describedby={group ? described : undefined}
    >
      {group ? (
        <legend className="utrecht-form-label">{field.label}</legend>
      ) : (
        <label className="utrecht-form-label" htmlFor={id}>
          {field.label}
        </label>
      )}
      {field.hint && (
        <div id={hintId} className="utrecht-form-field-description">
          {field.hint}
        </div>
      )}
      {error && (
        <div id={errorId} className="utrecht-form-field-error-message">
          {error}
        </div>
      )}
      <Control {...{ id, field, value, onChange, described, invalid: Boolean(error) }} />
    </Frame>
  );
}

interface ControlProps extends Omit<Props, 'error'> {
  id: string;
  described?: string;
  invalid: boolean;
}

function Control({ id, field, value, onChange, described, invalid }: ControlProps) {
  const { t } = useLanguage();
  const common = {
    id,
    name: field.name,
    value,
    'aria-describedby': described,
    'aria-invalid': invalid || undefined,
    'aria-required': field.needed || undefined,
  };
  if (field.kind === 'choice' || field.kind === 'many') {
    return <Choices field={field} value={value} onChange={onChange} />;
  }
  if (field.kind === 'select') {
    return (
      <select
        className="utrecht-select utrecht-select--html-select"
        {...common}
        onChange={(e) => onChange(e.target.value)}
      >
        <option value="">{t('acts.choose')}</option>
        {field.options?.map(({ id: option, title }) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'reason' || field.kind === 'words') {
    return (
      <textarea
        className="utrecht-textarea"
        rows={3}
        maxLength={field.most ?? 2000}
        {...common}
        onChange={(e) => onChange(e.target.value)}
      />
    );
  }
  return (
    <input
      className="utrecht-textbox"
      type={field.kind}
      min={field.min}
      max={field.max}
      maxLength={field.most}
      {...common}
      onChange={(e) => onChange(e.target.value)}
    />
  );
}

function Choices({ field, value, onChange }: Omit<Props, 'error'>) {
  const chosen = field.kind === 'many' ? value.split(' ').filter(Boolean) : [value];
  const toggle = (id: string) => {
    if (field.kind === 'choice') return onChange(id);
    return onChange((chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]).join(' '));
  };
  return (
    <div className="choices">
      {field.options?.map(({ id, title }) => (
        <label key={id} className="choice">
          <input
            type={field.kind === 'choice' ? 'radio' : 'checkbox'}
            className={
              field.kind === 'choice' ? 'utrecht-radio-button utrecht-radio-button--html-input' : 'choice__box'
            }
            name={field.name}
            value={id}
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
          <span>{title}</span>
        </label>
      ))}
    </div>
  );
}
