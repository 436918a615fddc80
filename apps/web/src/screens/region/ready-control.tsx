import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Control, controlApi, controlKey, type Obligation } from '../../api/control';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { Answer } from '../../parts/answer';
import { AskForm } from '../../parts/ask-form';
import { Cell } from '../../parts/cell';
import { Notice } from '../../parts/notice';

/** What no software does but an organisation must, and whether all that is shared has a basis. */
export function RegionControl() {
  const asked = useQuery({ queryKey: controlKey, queryFn: controlApi.show });
  return (
    <Answer of={asked}>
      {({ obligations, proof }) => (
        <>
          <Obligations obligations={obligations} />
          <Proof proof={proof} />
        </>
      )}
    </Answer>
  );
}

function Obligations({ obligations }: { obligations: Obligation[] }) {
  const { t } = useLanguage();
  const columns = ['what', 'last', 'due', 'act'] as const;
  return (
    <section className="organisations" aria-labelledby="obligations">
      <h2 id="obligations" className="nl-heading nl-heading--level-2">
        {t('control.title')}
      </h2>
      <p>{t('control.lead')}</p>
      <div className="utrecht-table-container utrecht-table-container--overflow-inline">
        <table className="utrecht-table table">
          <caption className="hidden">{t('control.title')}</caption>
          <thead className="utrecht-table__header">
            <tr className="utrecht-table__row">
              {columns.map((column) => (
                <th key={column} scope="col" className="utrecht-table__header-cell">
                  {t(`control.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {obligations.map((one) => (
              <Row key={one.what} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ one }: { one: Obligation }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const [open, setOpen] = useState(false);
  const { what, standing, last, dueOn, everyMonths: months } = one;
  const years = months % 12 === 0;
  const every = t(years ? 'control.everyYear' : 'control.every', { count: years ? months / 12 : months });
  const due = t(`control.standing.${standing}`, { date: dueOn ? short(dueOn) : '' });
  return (
    <>
      <tr className="utrecht-table__row" data-obligation={what} data-standing={standing}>
        <Cell label={t('control.what')}>
          <span className="table__strong">{word('obligation', what)}</span> <span className="quiet">{every}</span>
        </Cell>
        <Cell label={t('control.last')}>
          {last && (
            <>
              {t('control.lastOn', { date: short(last.on), by: last.by })}
              <div className="quiet">{t('control.read', { evidence: last.evidence })}</div>
            </>
          )}
        </Cell>
        <Cell label={t('control.due')}>
          {standing === 'never' || standing === 'overdue' ? <em className="none">{due}</em> : due}
        </Cell>
        <Cell label={t('control.act')}>
          <Button purpose="secondary" data-act="obligation-done" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('control.done')}
            <span className="hidden">: {word('obligation', what)}</span>
          </Button>
        </Cell>
      </tr>
      {open && (
        <tr className="utrecht-table__row table__form">
          <td colSpan={4} className="utrecht-table__cell">
            <DoneForm what={what} onEnd={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function DoneForm({ what, onEnd }: { what: Obligation['what']; onEnd: () => void }) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const recording = useMutation({
    mutationFn: (done: { on: string; by: string; evidence: string }) => controlApi.record(what, done),
    onSuccess: (control) => {
      cache.setQueryData(controlKey, control);
      announce(t('control.saved', { what: word('obligation', what) }));
      onEnd();
    },
  });
  return (
    <AskForm
      title={t('control.doneTitle', { what: word('obligation', what) })}
      fields={() => [
        { name: 'on', kind: 'date', label: t('control.on'), needed: true },
        { name: 'by', kind: 'text', label: t('control.by'), needed: true, most: 200 },
        {
          name: 'evidence',
          kind: 'text',
          label: t('control.evidence'),
          hint: t('control.evidenceHint'),
          needed: true,
          most: 500,
        },
      ]}
      send={t('control.save')}
      busy={recording.isPending}
      problem={<ActProblem error={recording.error} />}
      onCancel={onEnd}
      onSend={({ on = '', by = '', evidence = '' }) => recording.mutate({ on, by, evidence })}
    />
  );
}

function Proof({ proof: { lookedAt, shares } }: { proof: Control['proof'] }) {
  const { t } = useLanguage();
  const { short } = useDates();
  return (
    <section className="organisations" aria-labelledby="proof">
      <h2 id="proof" className="nl-heading nl-heading--level-2">
        {t('control.proof')}
      </h2>
      <p>
        {t('control.proofLead')}{' '}
        {lookedAt
          ? t('control.lookedAt', { date: short(dateOf(lookedAt)), time: timeOf(lookedAt) })
          : t('control.notLooked')}
      </p>
      {lookedAt && shares.length === 0 && (
        <Notice kind="ok" quiet>
          {t('control.nothing')}
        </Notice>
      )}
      {shares.length > 0 && (
        <Notice kind="warning" quiet>
          <ul className="sentences">
            {shares.map(({ id, from, to, because, since }) => (
              <li key={id} data-without-basis={because}>
                {t('control.without', {
                  from,
                  to,
                  because: t(`control.because.${because}`),
                  date: short(dateOf(since)),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
