import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import type { Act, StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useAsking, type StepAct } from './asking';
import { AskForm } from './ask-form';
import { BulkOutcome } from './bulk-outcome';
import type { Selection } from './selection';
import { useBulkActs, type BulkAct, useSendAll } from './sending-all';

interface Props {
  selection: Selection;
  /** The focus goes to where the first of them stood. */
  onLeaving: (row: Element | null) => void;
}

/** What is chosen in a list, and what can be done with all of it at once. */
export function Bulk({ selection, onLeaving }: Props) {
  const { t } = useLanguage();
  const [act, setAct] = useState<BulkAct | null>(null);
  const acts = useBulkActs(selection.steps);
  const sending = useSendAll(selection);
  const { steps } = selection;
  if (steps.length === 0 && !sending.progress) return null;
  const open = act && acts.includes(act) ? act : null;
  return (
    <section className="bulk" aria-label={t('bulk.title')} data-bulk={steps.length}>
      <div className="bulk__bar">
        <strong role="status">{t('bulk.chosen', { count: steps.length })}</strong>
        {acts.map((one) => (
          <Button
            key={one}
            purpose="secondary"
            data-act={`all-${one}`}
            aria-expanded={open === one}
            onClick={() => setAct(open === one ? null : one)}
          >
            {t(`acts.${one}`)}
          </Button>
        ))}
        {acts.length === 0 && steps.length > 0 && <span className="quiet">{t('bulk.nothing')}</span>}
        <Button purpose="subtle" onClick={selection.all}>
          {t('bulk.all')}
        </Button>
        <Button
          purpose="subtle"
          onClick={() => {
            selection.choose([]);
            sending.clear();
          }}
        >
          {t('bulk.none')}
        </Button>
      </div>
      {open && (
        <BulkForm
          key={open}
          act={open}
          steps={steps}
          busy={sending.isSending}
          onCancel={() => setAct(null)}
          onSend={(all, sent) => {
            const first = document.querySelector<HTMLElement>('[data-row][data-chosen]');
            onLeaving(first);
            void sending.send(open, all).then((failed) => {
              if (failed > 0) return;
              sent();
              setAct(null);
              first?.focus();
            });
          }}
        />
      )}
      {sending.progress && <BulkOutcome progress={sending.progress} />}
    </section>
  );
}

/** What is sent for one of them. */
interface Sent {
  step: StepItem;
  act: Act;
}

interface FormProps {
  act: BulkAct;
  steps: readonly StepItem[];
  busy: boolean;
  onCancel: () => void;
  onSend: (all: Sent[], sent: () => void) => void;
}

/** Asks once what each of them needs: one reason, one date that is later than the latest of theirs. */
function BulkForm({ act, steps, busy, onCancel, onSend }: FormProps) {
  const { t } = useLanguage();
  const asking = useAsking();
  const latest = steps.toSorted((one, other) => other.dueOn.localeCompare(one.dueOn))[0]!;
  const { fields, send } = asking(act as StepAct, latest);
  return (
    <AskForm
      draft={`all-${act}`}
      title={t(`bulk.ask.${act}`, { count: steps.length })}
      fields={act === 'done' ? () => [] : fields}
      send={send}
      busy={busy}
      onCancel={onCancel}
      onSend={(values, sent) =>
        onSend(
          steps.map((step) => ({ step, act: asking(act as StepAct, step).act(values) })),
          sent,
        )
      }
    />
  );
}
