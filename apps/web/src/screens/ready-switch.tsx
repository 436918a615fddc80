import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import { Problem } from '../api/problem';
import type { Missing } from '../api/types';
import { useLanguage } from '../language';
import { ActProblem } from '../parts/act-problem';
import { useAnnounce } from '../parts/announcement';
import { AskForm } from '../parts/ask-form';
import { Notice } from '../parts/notice';
import { Sentences } from './ready-missing';

/** The switch of a region. Pressed too early it says what is missing. */
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
