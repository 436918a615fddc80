import { useState } from 'react';
import { caseApi, type Letter, type NewLetter, useBesideAct, useCasePart } from '../../api/case';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { Answer } from '../../parts/answer';
import { AskForm } from '../../parts/ask-form';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';

const kinds: readonly Letter['kind'][] = ['notice-letter'];

const draftOf = (caseId: string, kind: Letter['kind']) => `letter:${caseId}:${kind}`;

/** Which letters went to the family; and where a step asks for one of my office, its draft. */
export function CaseLetters({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const [writing, setWriting] = useState<Letter['kind'] | null>(null);
  const { data } = useCasePart(file.id, 'letters', caseApi.letters);
  if (!data) return null;
  const asked = kinds.filter((kind) => file.steps.some(({ task, acts }) => task === kind && acts.includes('done')));
  return (
    <Panel title={t('caseFile.letters')}>
      {data.letters.length === 0 && !writing && <p className="quiet">{t('caseFile.noLetters')}</p>}
      <ul className="plain">
        {data.letters.map((letter) => (
          <li key={`${letter.kind} ${letter.sentOn}`} data-letter={letter.kind}>
            <strong>{word('letter', letter.kind)}</strong> · {short(letter.sentOn)}
            <div className="quiet">
              {letter.office} → {letter.to.map((one) => word('letterTo', one)).join(', ')}
            </div>
          </li>
        ))}
      </ul>
      {writing ? (
        <Draft caseId={file.id} kind={writing} onEnd={() => setWriting(null)} />
      ) : (
        asked.map((kind) => (
          <OpenForm key={kind} act="letter" draft={draftOf(file.id, kind)} onOpen={() => setWriting(kind)}>
            {t('caseFile.writeLetter', { letter: word('letter', kind) })}
          </OpenForm>
        ))
      )}
    </Panel>
  );
}

interface DraftProps {
  caseId: string;
  kind: Letter['kind'];
  onEnd: () => void;
}

/** The letter as it would go out now, to read and copy; sending it is done on paper, and written down here. */
function Draft({ caseId, kind, onEnd }: DraftProps) {
  const { t, say, word } = useLanguage();
  const { today } = useDates();
  const announce = useAnnounce();
  const draft = useCasePart(caseId, `draft ${kind}`, (id) => caseApi.letterDraft(id, kind));
  const sending = useBesideAct(caseId, 'letters', (letter: NewLetter, key) => caseApi.sendLetter(caseId, letter, key));
  const to = (['parents', 'pupil'] as const).map((id) => ({ id, title: word('letterTo', id) }));
  return (
    <>
      <Answer of={draft}>{({ text }) => text && <div className="letter">{say(text)}</div>}</Answer>
      <AskForm
        draft={draftOf(caseId, kind)}
        title={t('caseFile.letterTitle')}
        note={t('caseFile.letterNote')}
        fields={() => [
          { name: 'to', kind: 'many', label: t('caseFile.letterTo'), needed: true, options: to },
          { name: 'sentOn', kind: 'date', label: t('caseFile.sentOn'), needed: true, max: today },
        ]}
        start={{ sentOn: today }}
        send={t('caseFile.letterSend')}
        busy={sending.isPending}
        problem={<ActProblem error={sending.error} />}
        onCancel={onEnd}
        onSend={(values, sent) =>
          sending.mutate(
            { kind, to: values.to!.split(' ') as NewLetter['to'], sentOn: values.sentOn! },
            {
              onSuccess: () => {
                sent();
                announce(t('caseFile.letterSent'));
                onEnd();
              },
            },
          )
        }
      />
    </>
  );
}
