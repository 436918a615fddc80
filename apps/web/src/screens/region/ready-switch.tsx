import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { Problem } from '../../api/problem';
import type { Missing } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { Notice } from '../../parts/notice';
import { Sentences } from './ready-missing';

/** The switch of a region. It says first what would go off; pressed too early it says what is missing. */
export function SwitchOn({ region, mayAct }: { region: string; mayAct: boolean }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const switching = useMutation({
    mutationFn: api.switchOn,
    onSuccess: (readiness) => {
      cache.setQueryData(keys.readiness, readiness);
      announce(t('ready.switchedOn', { region }));
    },
  });
  if (!mayAct) return <p className="quiet">{t('ready.readOnly')}</p>;
  if (!asking) {
    return (
      <p>
        <Button purpose="primary" data-act="switch-on" onClick={() => setAsking(true)}>
          {t('ready.switch')}
        </Button>
      </p>
    );
  }
  return (
    <>
      <Foreseen />
      <AskForm
        title={t('ready.switchTitle', { region })}
        note={t('ready.switchHint')}
        fields={() => []}
        send={t('ready.switchSend')}
        busy={switching.isPending}
        problem={<Refused error={switching.error} />}
        onCancel={() => setAsking(false)}
        onSend={() => switching.mutate()}
      />
    </>
  );
}

/** Asked for when somebody is about to switch on, and anew each time: all of it is done and taken back. */
function Foreseen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: keys.foreseen, queryFn: api.foreseen, gcTime: 0 });
  if (asked.isPending) return <p role="status">{t('ready.looking')}</p>;
  if (!asked.data) return <ActProblem error={asked.error} />;
  const { sentences } = asked.data;
  return (
    <section className="panel" data-foreseen={sentences.length} aria-labelledby="foreseen">
      <h2 id="foreseen" className="nl-heading nl-heading--level-3">
        {t('ready.foreseen')}
      </h2>
      {sentences.length === 0 ? (
        <p>{t('ready.nothingForeseen')}</p>
      ) : (
        <Sentences of={sentences.map((sentence) => ({ sentence }))} />
      )}
    </section>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useLanguage();
  if (!(error instanceof Problem) || error.kind !== 'region-not-ready') return <ActProblem error={error} />;
  const { missing } = error.current as { missing: Missing[] };
  return (
    <Notice kind="error">
      <p>{t('ready.refused')}</p>
      <Sentences of={missing} />
    </Notice>
  );
}
