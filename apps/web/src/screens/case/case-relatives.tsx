import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { caseApi, type Relative, useBesideAct, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';
import { AddRelative } from './add-relative';
import { RelativeDetails } from './relative-details';

/** Who has authority over the child and how he is reached: for who directs, and for the officer who watches. */
export function CaseRelatives({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const [adding, setAdding] = useState(false);
  const { data } = useCasePart(caseId, 'relatives', caseApi.relatives);
  if (!data) return null;
  return (
    <Panel title={t('caseFile.relatives')}>
      {data.relatives.length === 0 && <p className="quiet">{t('caseFile.noRelatives')}</p>}
      <ul className="plain beside-child">
        {data.relatives.map((one) => (
          <RelativeRow key={one.id} caseId={caseId} one={one} />
        ))}
      </ul>
      {adding ? (
        <AddRelative caseId={caseId} onEnd={() => setAdding(false)} />
      ) : (
        <OpenForm act="add-relative" onOpen={() => setAdding(true)}>
          {t('caseFile.addRelative')}
        </OpenForm>
      )}
    </Panel>
  );
}

type Changing = 'contact' | 'details' | 'end' | null;

function RelativeRow({ caseId, one }: { caseId: string; one: Relative }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const [changing, setChanging] = useState<Changing>(null);
  const reached = [
    word('channel', one.channel),
    one.email,
    one.phone,
    one.address,
    one.speaks.map((id) => word('language', id)).join(', '),
  ];
  const known = [
    word('relative', one.kind),
    word('authoritySource', one.source),
    t('case.since', { date: short(one.since) }),
    one.until && t('caseFile.until', { date: short(one.until) }),
  ];
  return (
    <li data-relative={one.kind}>
      <strong>{one.name}</strong> {one.isShielded && <span className="tag">{t('caseFile.shielded')}</span>}
      <div className="quiet">{known.filter(Boolean).join(' · ')}</div>
      <div className="off-paper">{reached.filter(Boolean).join(' · ')}</div>
      {one.isShielded && !one.mayChange && <div className="quiet">{t('caseFile.shieldedFrom')}</div>}
      <div className="quiet">
        {one.contact ? t('caseFile.contact', { name: one.contact.name }) : t('caseFile.noContact')}
      </div>
      {changing === 'details' ? (
        <RelativeDetails caseId={caseId} one={one} onEnd={() => setChanging(null)} />
      ) : changing ? (
        <ChangeRelative caseId={caseId} one={one} what={changing} onEnd={() => setChanging(null)} />
      ) : (
        <div className="beside-child__acts">
          {one.suggested.length > 0 && (
            <Button purpose="subtle" data-act="contact" onClick={() => setChanging('contact')}>
              {t('caseFile.chooseContact')}
              <span className="hidden">: {one.name}</span>
            </Button>
          )}
          {one.mayChange && (
            <Button purpose="subtle" data-act="details" onClick={() => setChanging('details')}>
              {t('caseFile.details')}
              <span className="hidden">: {one.name}</span>
            </Button>
          )}
          {!one.until && (
            <Button purpose="subtle" data-act="end-relative" onClick={() => setChanging('end')}>
              {t('caseFile.endRelative')}
              <span className="hidden">: {one.name}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

interface ChangeProps {
  caseId: string;
  one: Relative;
  what: 'contact' | 'end';
  onEnd: () => void;
}

function ChangeRelative({ caseId, one, what, onEnd }: ChangeProps) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const sending = useBesideAct(caseId, 'relatives', ({ person }: { person?: string }) =>
    person ? caseApi.chooseContact(caseId, one.id, person) : caseApi.endRelative(caseId, one.id),
  );
  const people = one.suggested.map(({ id, name, organisation }) => ({ id, title: `${name} (${organisation})` }));
  const fields =
    what === 'contact'
      ? [{ name: 'person', kind: 'select' as const, label: t('caseFile.contactWho'), needed: true, options: people }]
      : [];
  return (
    <AskForm
      title={t(what === 'contact' ? 'caseFile.contactTitle' : 'caseFile.endTitle', { name: one.name })}
      fields={() => fields}
      send={t(what === 'contact' ? 'app.save' : 'caseFile.endSend')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={({ person }) =>
        sending.mutate(person ? { person } : {}, {
          onSuccess: () => {
            announce(t('caseFile.relativeKept'));
            onEnd();
          },
        })
      }
    />
  );
}
