import { type ProposedStep, usePropose } from '../../api/case';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field } from '../../parts/fields';
import { termOf, useTermFields } from '../../parts/terms';

const kinds: readonly ProposedStep['what'][] = [
  'contact',
  'new-plan',
  'support-at-school',
  'help-for-family',
  'health-advice',
  'place',
  'enrol',
  'return-date',
  'payer',
  'other-party-acts',
];

export const draftOfProposal = ({ id }: CaseFile) => `propose:${id}`;

interface Props {
  file: CaseFile;
  /** The party of which the steps are shown. */
  party: string | undefined;
  onEnd: () => void;
}

/** Agrees on a step beside the agreement: what one takes on oneself stands at once, another party answers first. */
export function ProposeStep({ file, party, onEnd }: Props) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const sending = usePropose(file.id);
  const term = useTermFields();
  const there = file.parties.filter(({ takesPart, role }) => takesPart && role !== 'process-director');
  const fields: Field[] = [
    {
      name: 'party',
      kind: 'select',
      label: t('caseFile.proposeTo'),
      needed: true,
      options: there.map(({ role, organisation }) => ({ id: role, title: `${organisation} (${word('role', role)})` })),
    },
    {
      name: 'what',
      kind: 'select',
      label: t('caseFile.proposeWhat'),
      needed: true,
      options: kinds.map((id) => ({ id, title: word('decision', id) })),
    },
    { name: 'words', kind: 'text', label: t('caseFile.proposeWords'), most: 200 },
    ...term,
  ];
  return (
    <AskForm
      draft={draftOfProposal(file)}
      title={t('caseFile.proposeTitle')}
      note={t('caseFile.proposeNote')}
      fields={() => fields}
      start={{ unit: 'working-days', ...(there.some(({ role }) => role === party) && { party: party! }) }}
      send={t('caseFile.proposeSend')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={(values, sent) => {
        const step: ProposedStep = {
          party: values.party as ProposedStep['party'],
          what: values.what as ProposedStep['what'],
          ...(values.words?.trim() && { words: values.words.trim() }),
          within: termOf(values),
        };
        sending.mutate(step, {
          onSuccess: () => {
            sent();
            announce(t('caseFile.proposed'));
            onEnd();
          },
        });
      }}
    />
  );
}
