import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { type Away, peopleApi, peopleKeys, type PersonHere, type Whereabouts } from '../../api/people';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { ComeBackForm } from './come-back-form';
import { DepartForm } from './depart-form';
import { HandOverForm } from './hand-over-form';
import { LeaveForm } from './leave-form';

type Asked = { act: 'leave' | 'handOver' | 'depart' } | { act: 'return'; away: Away };

interface Props {
  one: PersonHere;
  organisation: string;
  absent: string[];
}

/** What can be arranged about somebody; each opens in place, and who gives it up is where he was. */
export function Arranging({ one, organisation, absent }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const opener = useRef<HTMLElement>(null);
  const end = () => {
    setAsked(null);
    opener.current?.focus();
  };
  const isAsked = (act: Asked['act'], away?: Away) =>
    asked?.act === act && (asked.act !== 'return' || asked.away.id === away?.id);
  const open = (next: Asked, button: HTMLElement) => {
    opener.current = button;
    setAsked(isAsked(next.act, next.act === 'return' ? next.away : undefined) ? null : next);
  };
  return (
    <>
      <Acts one={one} isAsked={isAsked} onAsk={open} />
      {asked && (
        <div className="colleague__form">
          <Known id={one.id} organisation={organisation}>
            {(known) => <Form key={asked.act} {...{ asked, known, absent, onEnd: end }} />}
          </Known>
        </div>
      )}
    </>
  );
}

interface ActsProps {
  one: PersonHere;
  isAsked: (act: Asked['act'], away?: Away) => boolean;
  onAsk: (asked: Asked, button: HTMLElement) => void;
}

function Acts({ one: { name, away, carries, mayHandOver }, isAsked, onAsk }: ActsProps) {
  const { t } = useLanguage();
  const { today } = useDates();
  const leaves = away.some(({ kind }) => kind === 'departure');
  const may = {
    leave: !leaves,
    handOver: mayHandOver && (carries?.cases ?? 0) > 0,
    depart: !leaves,
  };
  const returning = ({ kind, fromOn }: Away) => {
    if (fromOn > today) return 'not';
    return kind === 'leave' ? 'sooner' : 'now';
  };
  return (
    <div className="acts colleague__acts">
      {away
        .filter(({ backOn }) => !backOn)
        .map((one) => (
          <Button
            key={one.id}
            purpose="secondary"
            data-act="return"
            aria-expanded={isAsked('return', one)}
            onClick={({ currentTarget }) => onAsk({ act: 'return', away: one }, currentTarget)}
          >
            {t(`people.actReturn.${returning(one)}`)}
            <span className="hidden">: {name}</span>
          </Button>
        ))}
      {(['leave', 'handOver', 'depart'] as const)
        .filter((act) => may[act])
        .map((act) => (
          <Button
            key={act}
            purpose="secondary"
            data-act={act}
            aria-expanded={isAsked(act)}
            onClick={({ currentTarget }) => onAsk({ act }, currentTarget)}
          >
            {t(`people.act.${act}`)}
            <span className="hidden">: {name}</span>
          </Button>
        ))}
    </div>
  );
}

/** What a form must know of somebody: who could take over, and what he carries. */
function Known({
  id,
  organisation,
  children,
}: {
  id: string;
  organisation: string;
  children: (known: Whereabouts) => ReactNode;
}) {
  const asked = useQuery({ queryKey: peopleKeys.one(id), queryFn: () => peopleApi.one({ id, organisation }) });
  return <Answer of={asked}>{children}</Answer>;
}

interface FormProps {
  asked: Asked;
  known: Whereabouts;
  absent: string[];
  onEnd: () => void;
}

function Form({ asked, ...rest }: FormProps) {
  if (asked.act === 'return') return <ComeBackForm away={asked.away} {...rest} />;
  if (asked.act === 'leave') return <LeaveForm {...rest} />;
  return asked.act === 'handOver' ? <HandOverForm {...rest} /> : <DepartForm {...rest} />;
}
