import { familyApi, type FamilyCase, type FamilyQuestion, type NewDisagreement } from '../../api/family';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import { useFamilyAct, useFamilyWords } from './family-words';

interface Props {
  one: FamilyCase;
  onClose: () => void;
}

const longest = { question: 500, wish: 2000 };

/** What was sent is not kept any longer, and its form closes. */
const endOf = (sent: () => void, onClose: () => void) => () => {
  sent();
  onClose();
};

/** A question, about something that was agreed with the family or of somebody who helps it. */
export function QuestionForm({ one, onClose }: Props) {
  const own = useFamilyWords();
  const options = useOptions(one);
  const asking = useFamilyAct(
    (question: FamilyQuestion) => familyApi.ask(one.id, question),
    () => own('questionSent'),
  );
  return (
    <AskForm
      draft={`family-question:${one.id}`}
      title={own('questionTitle')}
      send={own('questionSend')}
      start={{ about: options[0]!.id }}
      fields={() => [
        ...(options.length > 1
          ? [{ name: 'about', kind: 'choice' as const, label: own('questionAbout'), needed: true, options }]
          : []),
        { name: 'text', kind: 'words', label: own('questionText'), needed: true, most: longest.question },
      ]}
      busy={asking.isPending}
      problem={<ActProblem error={asking.error} />}
      onCancel={onClose}
      onSend={({ about, text }, sent) => asking.mutate(questionOf(about!, text!), { onSuccess: endOf(sent, onClose) })}
    />
  );
}

/** Something agreed by its step; a partner by its role. */
function useOptions({ agreed, expected }: FamilyCase) {
  const { say } = useLanguage();
  const own = useFamilyWords();
  const steps = agreed
    .filter(({ isDone }) => !isDone)
    .map(({ step, what }) => ({ id: `step ${step}`, title: say(what) }));
  const partners = new Map(
    expected.map(({ role, who, organisation }) => [
      role,
      { id: `of ${role}`, title: own('theirs', { who: say(who), organisation }) },
    ]),
  );
  return [...steps, ...partners.values()];
}

function questionOf(about: string, text: string): FamilyQuestion {
  const [kind, id] = about.split(' ') as ['step' | 'of', string];
  return kind === 'step' ? { step: id, text } : { of: id as Extract<FamilyQuestion, { of: unknown }>['of'], text };
}

type About = NewDisagreement['about'];
const abouts: readonly About[] = ['plan', 'place', 'support', 'own-track', 'who-pays', 'no-answer'];

/** That the family sees it otherwise, and what it wants. */
export function DisagreeForm({ one, onClose }: Props) {
  const { t } = useLanguage();
  const own = useFamilyWords();
  const keyOf = useOnceKey();
  const saying = useFamilyAct(
    (said: NewDisagreement) => familyApi.disagree(one.id, said, keyOf(said)),
    () => own('disagreeSent'),
  );
  return (
    <AskForm
      draft={`disagree:${one.id}`}
      title={own('disagreeTitle')}
      note={own('disagreeNote')}
      send={own('disagreeSend')}
      fields={() => [
        {
          name: 'about',
          kind: 'choice',
          label: own('disagreeAbout'),
          needed: true,
          options: abouts.map((id) => ({ id, title: t(`family.about.${id}`) })),
        },
        { name: 'wish', kind: 'words', label: own('disagreeWish'), needed: true, most: longest.wish },
      ]}
      busy={saying.isPending}
      problem={<ActProblem error={saying.error} />}
      onCancel={onClose}
      onSend={({ about, wish }, sent) =>
        saying.mutate({ about: about as About, wish: wish! }, { onSuccess: endOf(sent, onClose) })
      }
    />
  );
}
