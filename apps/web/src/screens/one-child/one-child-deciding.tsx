import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { keys } from '../../api/keys';
import { Problem } from '../../api/problem';
import type { Children, ComparedPupil } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';

type Decides = 'join' | 'apart' | 'split';

/** Why, and of a child of several pupils who does not belong to it. */
interface Answered {
  reason: string;
  pupil?: string;
}

/** One thing that can be decided, and how it is sent. */
interface Choice {
  act: Decides;
  send: (answered: Answered) => Promise<Children>;
}

interface Props {
  /** Of whom it is decided. */
  pupils: ComparedPupil[];
  choices: readonly Choice[];
  /** Before what was decided leaves its list. */
  onDecided: () => void;
}

/** What can be decided of these pupils. Each says what comes of it before it asks why; who gives it up is where he was. */
export function Deciding({ pupils, choices, onDecided }: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Decides | null>(null);
  const choice = choices.find(({ act }) => act === asked);
  const opener = useRef<HTMLButtonElement>(null);
  const giveUp = () => {
    setAsked(null);
    opener.current?.focus();
  };
  return (
    <>
      <div className="acts">
        {choices.map(({ act }) => (
          <Button
            key={act}
            purpose="secondary"
            data-act={act}
            aria-expanded={asked === act}
            onClick={(event) => {
              opener.current = event.currentTarget;
              setAsked(asked === act ? null : act);
            }}
          >
            {t(`oneChild.act.${act}`)}
            <span className="hidden">: {pupils[0]!.name}</span>
          </Button>
        ))}
      </div>
      {choice && (
        <div className="pair__form">
          <DecisionForm
            key={asked}
            choice={choice}
            pupils={pupils}
            onDecided={() => {
              onDecided();
              setAsked(null);
            }}
            onCancel={giveUp}
          />
        </div>
      )}
    </>
  );
}

interface FormProps {
  choice: Choice;
  pupils: ComparedPupil[];
  onDecided: () => void;
  onCancel: () => void;
}

function DecisionForm({ choice, pupils, onDecided, onCancel }: FormProps) {
  const { t } = useLanguage();
  const { act } = choice;
  const { fields, answered } = useFields(act, pupils);
  const deciding = useDecision({ choice, pupils, onDecided });
  const open = pupils.reduce((sum, { openCases }) => sum + openCases, 0);
  const linked = act === 'join' && open > 1 ? [t('oneChild.twoCases', { count: open })] : [];
  return (
    <AskForm
      draft={`${act}:${pupils.map(({ id }) => id).join(':')}`}
      title={t(`oneChild.ask.${act}`)}
      note={[t(`oneChild.what.${act}`), ...linked].join(' ')}
      fields={fields}
      send={t(`oneChild.send.${act}`)}
      busy={deciding.isPending}
      problem={<ActProblem error={deciding.error} />}
      onCancel={onCancel}
      onSend={(values, sent) => void deciding.mutateAsync(answered(values)).then(sent, () => undefined)}
    />
  );
}

/** Somebody else, or a list that came in, may have been first: then the list is fetched as it is now. */
function useDecision({ choice: { act, send }, pupils, onDecided }: Omit<FormProps, 'onCancel'>) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (all) => {
      onDecided();
      announce(t(`oneChild.said.${act}`, { name: pupils[0]!.name }));
      cache.setQueryData(keys.children, all);
      void cache.invalidateQueries({ queryKey: keys.allLinks });
    },
    onError: (error) => {
      if (!(error instanceof Problem) || (error.status !== 404 && error.status !== 409)) return;
      onDecided();
      announce(t('oneChild.changed'));
      void cache.invalidateQueries({ queryKey: keys.children });
    },
  });
}

const ways = ['parents', 'school', 'register', 'other'] as const;

/** Most reasons are one of a few: two clicks, and words only for who has more to say. */
function useFields(act: Decides, pupils: ComparedPupil[]) {
  const { t } = useLanguage();
  const options = ways.map((id) => ({ id, title: t(`oneChild.ways.${id}`) }));
  const which: Field = {
    name: 'pupil',
    kind: 'choice',
    label: t('oneChild.which'),
    needed: true,
    options: pupils.map(({ id, name, school }) => ({ id, title: `${name} · ${school}` })),
  };
  const fields = ({ how }: Values): Field[] => [
    ...(act === 'split' && pupils.length > 2 ? [which] : []),
    { name: 'how', kind: 'choice', label: t('oneChild.how'), needed: true, options },
    {
      name: 'remark',
      kind: 'words',
      label: how === 'other' ? t('oneChild.remark') : t('oneChild.remarkMay'),
      hint: t('oneChild.remarkHint'),
      needed: how === 'other',
      most: 500,
    },
  ];
  const answered = ({ how, remark = '', pupil }: Values): Answered => {
    const known = options.find(({ id }) => id === how && id !== 'other');
    const reason = [known?.title, remark.trim()].filter(Boolean).join(': ');
    return { reason, ...(pupil && { pupil }) };
  };
  return { fields, answered };
}
