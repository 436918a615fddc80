import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Act, CaseFile } from '../../api/types';
import { useAct } from '../../api/use-act';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field } from '../../parts/fields';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';

type Of = Extract<Act, { act: 'leave' }>['of'];
type Party = CaseFile['parties'][number];

/** A party that is done says that it takes part no longer; whoever directs may say it of another. */
export function CaseLeaving({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const me = useMe();
  const may = file.parties.filter(({ mayLeave }) => mayLeave);
  if (may.length === 0 || !me) return null;
  const own = may.find(({ role }) => role === me.role);
  return (
    <Panel title={t('leaving.title')}>
      {open ? (
        <LeavingForm file={file} may={may} own={own} onEnd={() => setOpen(false)} />
      ) : (
        <OpenForm act="leave" draft={draftOf(file)} onOpen={() => setOpen(true)}>
          {t(own ? 'leaving.own' : 'leaving.another')}
        </OpenForm>
      )}
    </Panel>
  );
}

const draftOf = ({ id }: CaseFile) => `leave:${id}`;

interface FormProps {
  file: CaseFile;
  may: Party[];
  own: Party | undefined;
  onEnd: () => void;
}

function LeavingForm({ file, may, own, onEnd }: FormProps) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const go = useNavigate();
  const sending = useAct(file.id, file.etag);
  const options = may.map(({ role, organisation }) => ({ id: role, title: `${organisation} (${word('role', role)})` }));
  const fields: Field[] = [
    ...(own ? [] : [{ name: 'of', kind: 'select', label: t('leaving.who'), needed: true, options } as const]),
    { name: 'reason', kind: 'reason', label: t('acts.reason'), hint: t('leaving.reasonHint'), needed: true },
  ];
  const end = ({ isLast }: CaseFile) => {
    announce(t(own ? 'leaving.ownSaid' : 'leaving.anotherSaid'));
    if (isLast) void go({ to: '/my-day' });
    else onEnd();
  };
  return (
    <AskForm
      draft={draftOf(file)}
      title={t(own ? 'leaving.own' : 'leaving.another')}
      note={t(own ? 'leaving.ownNote' : 'leaving.anotherNote')}
      fields={() => fields}
      send={t('leaving.send')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={({ of, reason }, sent) =>
        sending.mutate(
          { act: 'leave', of: (own?.role ?? of) as Of, reason: reason! },
          {
            onSuccess: (after) => {
              sent();
              end(after);
            },
          },
        )
      }
    />
  );
}
