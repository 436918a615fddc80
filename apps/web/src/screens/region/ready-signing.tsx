import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { Readiness, RegionOrganisation, Signatures } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';

export const isSigned = ({ covenantOn, processorAgreementOn }: RegionOrganisation) =>
  Boolean(covenantOn && processorAgreementOn);

/** When one organisation signed. */
export function SignForm({ one, onEnd }: { one: RegionOrganisation; onEnd: () => void }) {
  const { t } = useLanguage();
  const { covenantOn = '', processorAgreementOn = '' } = one;
  return (
    <Signing
      title={t('ready.fillTitle', { name: one.name })}
      start={{ covenantOn, processorAgreementOn }}
      sign={(dates) => api.sign(one.id, dates)}
      onEnd={onEnd}
    />
  );
}

/** The whole region often signs on one day: the same dates for everybody who has none. */
export function SignAll({ organisations }: { organisations: RegionOrganisation[] }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const unsigned = organisations.filter((one) => !isSigned(one));
  if (unsigned.length < 2) return null;
  if (!open) {
    return (
      <p>
        <Button purpose="secondary" data-act="sign-all" onClick={() => setOpen(true)}>
          {t('ready.fillAll', { count: unsigned.length })}
        </Button>
      </p>
    );
  }
  const signAll = async (dates: Signatures) => {
    let readiness: Readiness | undefined;
    for (const one of unsigned) {
      const wanted = missingOf(one, dates);
      if (Object.keys(wanted).length > 0) readiness = await api.sign(one.id, wanted);
    }
    return readiness;
  };
  return (
    <Signing
      title={t('ready.fillAllTitle')}
      note={t('ready.fillAllHint')}
      start={{}}
      sign={signAll}
      onEnd={() => setOpen(false)}
    />
  );
}

/** Of the given dates those that an organisation has not yet. */
function missingOf(one: RegionOrganisation, { covenantOn, processorAgreementOn }: Signatures): Signatures {
  return {
    ...(covenantOn && !one.covenantOn && { covenantOn }),
    ...(processorAgreementOn && !one.processorAgreementOn && { processorAgreementOn }),
  };
}

interface SigningProps {
  title: string;
  note?: string;
  start: Values;
  sign: (dates: Signatures) => Promise<Readiness | undefined>;
  onEnd: () => void;
}

function Signing({ title, note, start, sign, onEnd }: SigningProps) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const signing = useMutation({
    mutationFn: sign,
    onSuccess: (readiness) => {
      if (readiness) cache.setQueryData(keys.readiness, readiness);
      announce(t('ready.saved'));
      onEnd();
    },
    // Of many some may have been written before one failed.
    onError: () => void cache.invalidateQueries({ queryKey: keys.readiness }),
  });
  const fields = (values: Values): Field[] => {
    const isEmpty = !values.covenantOn && !values.processorAgreementOn;
    return [
      { name: 'covenantOn', kind: 'date', label: t('ready.covenantOn'), needed: isEmpty },
      { name: 'processorAgreementOn', kind: 'date', label: t('ready.processorOn') },
    ];
  };
  return (
    <AskForm
      title={title}
      note={note}
      fields={fields}
      start={start}
      send={t('ready.save')}
      busy={signing.isPending}
      problem={<ActProblem error={signing.error} />}
      onCancel={onEnd}
      onSend={({ covenantOn, processorAgreementOn }) =>
        signing.mutate({
          ...(covenantOn && { covenantOn }),
          ...(processorAgreementOn && { processorAgreementOn }),
        })
      }
    />
  );
}
