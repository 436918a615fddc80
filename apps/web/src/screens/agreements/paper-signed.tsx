import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Held, type Paper, papersApi, papersKeys } from '../../api/papers';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { Notice } from '../../parts/notice';

interface Props {
  paper: Paper;
  held: Held;
  isInForce: boolean;
}

/** Who signed and when, whose signature is missing, and a place to sign: here, or with a pen on what is printed. */
export function PaperSigned({ paper, held: { signing }, isInForce }: Props) {
  const { t, word } = useLanguage();
  const { full } = useDates();
  if (!isInForce) return <p>{t('agreements.earlier')}</p>;
  const missing = signing.missing.map((role) => word('role', role)).join(', ');
  return (
    <>
      {signing.state === 'draft' && (
        <Notice kind="warning" quiet>
          {t('agreements.draft')}
        </Notice>
      )}
      <ul className="signers">
        {paper.signed.map(({ role, name, on }) => (
          <li key={name}>
            <strong>{name}</strong>
            <span className="quiet">{t('agreements.signedOn', { role: word('role', role), date: full(on) })}</span>
          </li>
        ))}
      </ul>
      <p data-missing={signing.missing.length}>
        {missing ? t('agreements.missing', { roles: missing }) : t('agreements.allSigned')}
      </p>
      {signing.maySign && <Sign region={paper.region.name} />}
      <dl className="pen">
        {(['forWhom', 'name', 'date', 'signature'] as const).map((line) => (
          <div key={line}>
            <dt>{t(`agreements.${line}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </>
  );
}

function Sign({ region }: { region: string }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const me = useMe();
  const organisation = me?.organisation.name ?? '';
  const signing = useMutation({
    mutationFn: papersApi.sign,
    onSuccess: () => {
      announce(t('agreements.signDone', { organisation }));
      void cache.invalidateQueries({ queryKey: papersKeys.all });
    },
  });
  if (!asking) {
    return (
      <p className="unprinted">
        <Button purpose="primary" data-act="sign" onClick={() => setAsking(true)}>
          {t('agreements.sign')}
        </Button>
      </p>
    );
  }
  return (
    <AskForm
      title={t('agreements.signTitle', { organisation })}
      note={t('agreements.signMeans', { region })}
      fields={() => []}
      send={t('agreements.signSend')}
      busy={signing.isPending}
      problem={<ActProblem error={signing.error} />}
      onCancel={() => setAsking(false)}
      onSend={() => signing.mutate()}
    />
  );
}
