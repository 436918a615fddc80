import { Button } from '@nl-design-system-candidate/button-react';
import { useRef, useState } from 'react';
import { usePlaceAct } from '../../api/placements';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { type PlaceActName, type StayToActOn, usePlaceAsking } from './place-asking';

interface Props {
  stay: StayToActOn;
  acts: readonly PlaceActName[];
  /** Whom it is about, for who hears the buttons and does not see where they stand. */
  about: string;
  /** Before what was done may leave its list. */
  onDone?: (from: Element | null) => void;
}

/** The acts on a place that is sought or had, each with its own short form in place. */
export function PlaceActs({ stay, acts, about, onDone }: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<PlaceActName | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAsked(null);
    opener.current?.focus();
  };
  if (acts.length === 0) return null;
  return (
    <>
      <div className="acts">
        {acts.map((act, index) => (
          <Button
            key={act}
            purpose={index === 0 ? 'secondary' : 'subtle'}
            data-act={act}
            aria-expanded={asked === act}
            onClick={(event) => {
              opener.current = event.currentTarget;
              setAsked(asked === act ? null : act);
            }}
          >
            {t(`places.act.${act}`)}
            <span className="hidden">: {about}</span>
          </Button>
        ))}
      </div>
      {asked && (
        <div className="row__form">
          <PlaceActForm
            key={asked}
            act={asked}
            stay={stay}
            onCancel={close}
            onDone={() => {
              onDone?.(opener.current);
              close();
            }}
          />
        </div>
      )}
    </>
  );
}

interface FormProps {
  act: PlaceActName;
  stay: StayToActOn;
  onDone: () => void;
  onCancel: () => void;
}

function PlaceActForm({ act, stay, onDone, onCancel }: FormProps) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const { fields, start, act: sent } = usePlaceAsking()(act, stay);
  const doing = usePlaceAct(stay.caseId, () => {
    announce(t(`places.did.${act}`));
    onDone();
  });
  return (
    <AskForm
      title={t(`places.act.${act}`)}
      note={t(`places.note.${act}`)}
      fields={() => fields}
      {...(start && { start })}
      send={t(`places.act.${act}`)}
      busy={doing.isPending}
      problem={<ActProblem error={doing.error} />}
      onCancel={onCancel}
      onSend={(values) => doing.mutate(sent(values))}
    />
  );
}
