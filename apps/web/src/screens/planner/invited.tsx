import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { type ConsultOutcome, type ConsultRequest, type ConsultSlot, plannerApi } from '../../api/planner';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { ConsultRow } from './consult-row';
import { useSlotField, useSlotWords } from './slot-words';
import { usePlannerAct } from './use-planner-act';

type Standing = NonNullable<ConsultRequest['invitation']>;
interface Props {
  requests: ConsultRequest[];
  slots: ConsultSlot[];
}

/** Who was invited, the first to come on top; from that day on it is said what came of it. */
export function Invited({ requests, slots }: Props) {
  const { t } = useLanguage();
  const invited = requests
    .flatMap((request) => (request.invitation ? [{ request, invitation: request.invitation }] : []))
    .toSorted((one, other) => placeOf(one.invitation).localeCompare(placeOf(other.invitation)));
  return (
    <section aria-labelledby="invited">
      <h2 id="invited" className="nl-heading nl-heading--level-2">
        {t('planner.invited')} ({invited.length})
      </h2>
      {invited.length === 0 ? (
        <p className="quiet">{t('planner.invitedNone')}</p>
      ) : (
        <ul className="rows">
          {invited.map((one) => (
            <InvitedRow key={one.invitation.id} {...one} slots={slots} />
          ))}
        </ul>
      )}
    </section>
  );
}

const placeOf = ({ on, begins }: Standing) => `${on} ${begins}`;

interface RowProps {
  request: ConsultRequest;
  invitation: Standing;
  slots: ConsultSlot[];
}

function InvitedRow({ request, invitation, slots }: RowProps) {
  const { t } = useLanguage();
  const { today } = useDates();
  const words = useSlotWords();
  const keyOf = useOnceKey();
  const fields = useOutcomeFields(slots, request.dueOn);
  const [open, setOpen] = useState(false);
  const recording = usePlannerAct(
    (said: ConsultOutcome) => plannerApi.record(invitation.id, said, keyOf(said)),
    (said) => t(said.came ? 'planner.cameSaid' : said.slot ? 'planner.againSaid' : 'planner.notSaid'),
  );
  const hasBeen = invitation.on <= today;
  return (
    <ConsultRow
      request={request}
      words={t('planner.comes', { slot: words(invitation) })}
      {...(hasBeen && { onDo: () => setOpen(true) })}
      buttons={
        hasBeen && (
          <Button purpose="primary" data-act="came" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('planner.came')}
          </Button>
        )
      }
      form={
        open && (
          <div className="row__form">
            <AskForm
              title={t('planner.came')}
              send={t('planner.cameSend')}
              fields={fields}
              busy={recording.isPending}
              problem={<ActProblem error={recording.error} />}
              onCancel={() => setOpen(false)}
              onSend={(values) => recording.mutate(outcomeOf(values))}
            />
          </div>
        )
      }
    />
  );
}

function useOutcomeFields(slots: ConsultSlot[], dueOn: string) {
  const { t } = useLanguage();
  const slotField = useSlotField();
  const isFree = slots.some((slot) => slot.isFree);
  const what: Field = {
    name: 'what',
    kind: 'choice',
    label: t('planner.cameTitle'),
    needed: true,
    options: [
      { id: 'came', title: t('planner.cameYes') },
      ...(isFree ? [{ id: 'again', title: t('planner.cameAgain') }] : []),
      { id: 'officer', title: t('planner.cameNot') },
    ],
  };
  const withWhom: Field = {
    name: 'with',
    kind: 'many',
    label: t('planner.cameWith'),
    needed: true,
    options: [
      { id: 'pupil', title: t('planner.withPupil') },
      { id: 'parents', title: t('planner.withParents') },
    ],
  };
  return (values: Values): Field[] => [
    what,
    ...(values.what === 'came' ? [withWhom] : []),
    ...(values.what === 'again' ? [slotField(t('planner.newSlot'), slots, dueOn)] : []),
  ];
}

type With = Extract<ConsultOutcome, { came: true }>['with'];

function outcomeOf({ what, with: withWhom = '', slot }: Values): ConsultOutcome {
  if (what === 'came') return { came: true, with: withWhom.split(' ').filter(Boolean) as With };
  return what === 'again' ? { came: false, slot: slot! } : { came: false };
}
