import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AgendaItem, type Decision, type Meeting, tableApi, tableKeys } from '../../api/table';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { addDays, useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { type Field, FieldView } from '../../parts/fields';
import { Notice } from '../../parts/notice';
import { useDecisionSentence } from './decided';
import { OtherwiseHappens } from './otherwise-happens';
import { RemovedMeanwhile } from './removed-meanwhile';
import { draftOf, type Typed, useTypedDecision } from './typed-decision';

const kinds = [
  'new-plan',
  'place',
  'support-at-school',
  'help-for-family',
  'health-advice',
  'payer',
  'enrol',
  'return-date',
  'contact',
  'other-party-acts',
  'decisive-authority',
  'report-back',
] as const;

interface Props {
  meeting: Meeting;
  item: AgendaItem;
  decision: Decision;
  parties: CaseFile['parties'];
  /** Another removed it since it was typed on. */
  isGone: boolean;
  onTyped: () => void;
  /** It need not be held any longer. */
  onLetGo: () => void;
}

/** What, who, by when; below it what happens otherwise. Kept as it is typed. */
export function DecisionForm({ meeting, item, decision, parties, isGone, onTyped, onLetGo }: Props) {
  const { t } = useLanguage();
  const { on } = meeting;
  const typing = useTypedDecision(on, decision, isGone);
  const { typed, type, send, standing } = typing;
  const fields = useDecisionFields(item, parties, typed);
  return (
    <form
      className="decision"
      data-decision={decision.id}
      aria-label={t('table.decision')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onBlur={() => void send()}
    >
      <div className="decision__fields">
        {fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            value={typed[field.name as keyof Typed]}
            onChange={(value) => {
              onTyped();
              type({ [field.name]: value });
            }}
          />
        ))}
      </div>
      {isGone ? (
        <RemovedMeanwhile on={on} decision={decision} draft={() => draftOf(typed, decision)} onLetGo={onLetGo} />
      ) : (
        <>
          <Conflict {...typing} />
          <ActProblem error={typing.problem} />
          <OtherwiseHappens meeting={meeting} item={item} typed={typed} parties={parties} />
          <p className="decision__end">
            <span className="quiet" data-standing={standing}>
              {standing === 'typing' ? t('table.typing') : t('table.keptBy', { who: decision.by ?? '' })}
            </span>
            <Drop on={on} decision={decision} onDropped={onLetGo} />
          </p>
        </>
      )}
    </form>
  );
}

function useDecisionFields({ ladders }: AgendaItem, parties: CaseFile['parties'], typed: Typed): Field[] {
  const { t, word } = useLanguage();
  const { today } = useDates();
  const roles = new Map(parties.map(({ role, organisation }) => [role, organisation]));
  const names = [...roles].map(([id, organisation]) => ({
    id,
    title: organisation && organisation !== id ? `${organisation} (${word('role', id)})` : word('role', id),
  }));
  const climbs = ladders.includes(typed.ladder) ? ladders : [typed.ladder, ...ladders];
  return [
    {
      name: 'what',
      kind: 'select',
      label: t('table.what'),
      options: kinds.map((id) => ({ id, title: word('decision', id) })),
    },
    { name: 'party', kind: 'select', label: t('table.who'), options: names },
    { name: 'on', kind: 'date', label: t('table.byWhen'), min: today, max: addDays(today, 364) },
    {
      name: 'ladder',
      kind: 'select',
      label: t('table.ladder'),
      options: climbs.map((id) => ({ id, title: word('ladder', id) })),
    },
    { name: 'words', kind: 'text', label: t('table.words'), most: 200 },
  ];
}

type Typing = ReturnType<typeof useTypedDecision>;

/** What another wrote on the same decision meanwhile. Nothing of either is lost until one says so. */
function Conflict({ theirs, insist, adopt }: Pick<Typing, 'theirs' | 'insist' | 'adopt'>) {
  const { t } = useLanguage();
  const sentence = useDecisionSentence();
  if (!theirs) return null;
  return (
    <Notice kind="warning">
      <div data-conflict>
        <p>{t('table.theirs', { who: theirs.by ?? '', words: sentence(theirs) })}</p>
        <p>{theirs.step === undefined ? t('table.yoursStays') : t('table.finalMeanwhile')}</p>
        <div className="ask__end">
          {theirs.step === undefined && (
            <Button purpose="primary" data-act="insist" onClick={insist}>
              {t('table.insist')}
            </Button>
          )}
          <Button purpose="secondary" data-act="adopt" onClick={() => adopt(theirs)}>
            {t('table.adopt')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function Drop({ on, decision, onDropped }: { on: string; decision: Decision; onDropped: () => void }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const drop = useMutation({
    mutationFn: () => tableApi.drop(decision.id, decision.etag),
    onSuccess: onDropped,
    onSettled: () => cache.invalidateQueries({ queryKey: tableKeys.meeting(on) }),
  });
  return (
    <>
      <button type="button" className="nl-link" data-act="drop" onClick={() => drop.mutate()}>
        {t('table.drop')}
      </button>
      <ActProblem error={drop.error} />
    </>
  );
}
