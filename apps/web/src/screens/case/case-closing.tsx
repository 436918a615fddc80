import { useState } from 'react';
import type { Act, CaseFile } from '../../api/types';
import { useAct } from '../../api/use-act';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { OpenForm } from '../../parts/open-form';
import { useReturnField } from '../../parts/return-field';
import { Panel } from '../../parts/panel';

/** Ends a case, or takes it up again. */
export function CaseClosing({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const sending = useAct(file.id, file.etag);
  const closing = useClosingForm(file);
  const reopening = useReopeningForm(file);
  const form = file.acts.includes('close') ? closing : file.acts.includes('reopen') ? reopening : null;
  if (!form) return null;
  const draft = `${form.name}:${file.id}`;
  return (
    <Panel title={t(form === closing ? 'case.closing' : 'case.reopening')}>
      {open ? (
        <AskForm
          draft={draft}
          title={form.title}
          fields={form.fields}
          send={form.send}
          busy={sending.isPending}
          problem={<ActProblem error={sending.error} />}
          onCancel={() => setOpen(false)}
          onSend={(values, sent) =>
            sending.mutate(form.act(values), {
              onSuccess: () => {
                sent();
                announce(form.said);
                setOpen(false);
              },
            })
          }
        />
      ) : (
        <OpenForm act={form.name} draft={draft} onOpen={() => setOpen(true)}>
          {form.button}
        </OpenForm>
      )}
    </Panel>
  );
}

function useClosingForm(file: CaseFile) {
  const { t, word } = useLanguage();
  const returnField = useReturnField();
  const options = file.outcomes.map((id) => ({ id, title: word('closing', id) }));
  return {
    name: 'close',
    button: t('case.closeSend'),
    title: t('case.closeHint'),
    send: t('case.closeSend'),
    said: t('case.closed'),
    fields: ({ outcome = '' }: Values): Field[] => [
      { name: 'outcome', kind: 'choice', label: t('case.closeOutcome'), needed: true, options },
      ...(outcome.startsWith('returned-') ? [returnField] : []),
    ],
    act: ({ outcome, returnedOn }: Values): Act => ({
      act: 'close',
      outcome: outcome!,
      ...(outcome!.startsWith('returned-') && { returnedOn: returnedOn! }),
    }),
  };
}

function useReopeningForm(file: CaseFile) {
  const { t, say } = useLanguage();
  const options = file.steps
    .filter(({ question }) => !question)
    .map(({ step, title }) => ({ id: step, title: say(title) }));
  return {
    name: 'reopen',
    button: t('case.reopen'),
    title: t('case.reopen'),
    send: t('case.reopenSend'),
    said: t('case.reopened'),
    fields: (): Field[] => [
      { name: 'starts', kind: 'many', label: t('case.reopenStarts'), needed: true, options },
      { name: 'reason', kind: 'reason', label: t('acts.reason'), hint: t('acts.reasonHint'), needed: true },
    ],
    act: (values: Values): Act => ({ act: 'reopen', reason: values.reason!, starts: values.starts!.split(' ') }),
  };
}
