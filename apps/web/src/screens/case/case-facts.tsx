import { useState } from 'react';
import type { CaseFile, FactType, FactValue } from '../../api/types';
import { useAct } from '../../api/use-act';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';
import { useFactWords } from './fact-words';

const draftOf = ({ id }: CaseFile) => `set:${id}`;

/** What the conditions of the agreement look at; changed by who may. */
export function CaseFacts({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const [changing, setChanging] = useState(false);
  const say = useFactWords();
  const ids = Object.keys(file.factTypes);
  if (ids.length === 0) return null;
  const known = ids.filter((id) => file.facts[id] !== undefined);
  const unknown = ids.filter((id) => file.facts[id] === undefined);
  return (
    <Panel title={t('case.facts')}>
      {changing ? (
        <FactsForm file={file} onEnd={() => setChanging(false)} />
      ) : (
        <>
          <dl className="pairs">
            {known.map((id) => (
              <div key={id}>
                <dt>{word('fact', id)}</dt>
                <dd>{say(file.factTypes[id]!, file.facts[id])}</dd>
              </div>
            ))}
          </dl>
          {unknown.length > 0 && (
            <p className="quiet">
              {t('caseFile.unknown', { what: unknown.map((id) => word('fact', id).toLowerCase()).join(', ') })}
            </p>
          )}
          {file.acts.includes('set') && (
            <OpenForm act="set" draft={draftOf(file)} onOpen={() => setChanging(true)}>
              {t('case.change')}
              <span className="hidden">: {t('case.facts')}</span>
            </OpenForm>
          )}
        </>
      )}
    </Panel>
  );
}

/** A fact as a form keeps it; empty when it is not known. */
const typedOf = (value: FactValue | undefined) => (value === undefined ? '' : String(value));

function factOf(type: FactType, typed: string): FactValue {
  return type === 'boolean' ? typed === 'true' : typed;
}

function FactsForm({ file, onEnd }: { file: CaseFile; onEnd: () => void }) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const act = useAct(file.id, file.etag);
  const types = Object.entries(file.factTypes);
  const fields: Field[] = types.map(([id, type]) => {
    const shared = { name: id, label: word('fact', id) };
    if (type === 'date') return { ...shared, kind: 'date' };
    const yesNo = [
      { id: 'true', title: t('app.yes') },
      { id: 'false', title: t('app.no') },
    ];
    const options = type === 'boolean' ? yesNo : type.map((one) => ({ id: one, title: word('value', one) }));
    return { ...shared, kind: 'select', options };
  });
  const send = (values: Values, sent: () => void) => {
    const changed = types.filter(([id]) => values[id] && values[id] !== typedOf(file.facts[id]));
    if (changed.length === 0) {
      sent();
      announce(t('case.factsSame'));
      return onEnd();
    }
    const facts = Object.fromEntries(changed.map(([id, type]) => [id, factOf(type, values[id] ?? '')]));
    return act.mutate(
      { act: 'set', facts },
      {
        onSuccess: () => {
          sent();
          announce(t('case.factsSaved'));
          onEnd();
        },
      },
    );
  };
  return (
    <AskForm
      draft={draftOf(file)}
      title={t('case.factsHint')}
      fields={() => fields}
      start={Object.fromEntries(types.map(([id]) => [id, typedOf(file.facts[id])]))}
      send={t('app.save')}
      busy={act.isPending}
      problem={<ActProblem error={act.error} />}
      onCancel={onEnd}
      onSend={send}
    />
  );
}
