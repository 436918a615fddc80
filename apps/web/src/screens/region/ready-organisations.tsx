import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { Readiness, RegionOrganisation } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { Cell } from '../../parts/cell';
import { isSigned, SignAll, SignForm } from './ready-signing';

interface Props {
  organisations: RegionOrganisation[];
  mayAct: boolean;
  /** The region is at work: who signs later takes part from then. */
  isOn: boolean;
}

/** Who is in the region, and when each signed. */
export function SignedOrganisations({ organisations, mayAct, isOn }: Props) {
  const { t } = useLanguage();
  const columns = ['name', 'covenant', 'processor', 'since', ...(mayAct ? (['act'] as const) : [])] as const;
  return (
    <section className="organisations" aria-labelledby="organisations">
      <h2 id="organisations" tabIndex={-1} className="nl-heading nl-heading--level-2">
        {t('ready.organisations')}
      </h2>
      {mayAct && <SignAll organisations={organisations} />}
      <div className="utrecht-table-container utrecht-table-container--overflow-inline">
        <table className="utrecht-table table">
          <caption className="hidden">{t('ready.organisations')}</caption>
          <thead className="utrecht-table__header">
            <tr className="utrecht-table__row">
              {columns.map((column) => (
                <th key={column} scope="col" className="utrecht-table__header-cell">
                  {t(`ready.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {organisations.map((one) => (
              <Organisation key={one.id} one={one} mayAct={mayAct} isOn={isOn} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  one: RegionOrganisation;
  mayAct: boolean;
  isOn: boolean;
}

function Organisation({ one, mayAct, isOn }: RowProps) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const [signing, setSigning] = useState(false);
  const { id, name, role, covenantOn, processorAgreementOn, activeAt, closesNext } = one;
  const day = (date: string | undefined) => (date ? short(date) : <em className="none">{t('ready.none')}</em>);
  return (
    <>
      <tr className="utrecht-table__row" data-organisation={id}>
        <Cell label={t('ready.name')}>
          <span className="table__strong">{name}</span> <span className="quiet">{word('role', role)}</span>
          {closesNext && <ClosesNext {...closesNext} />}
        </Cell>
        <Cell label={t('ready.covenant')}>{day(covenantOn)}</Cell>
        <Cell label={t('ready.processor')}>{day(processorAgreementOn)}</Cell>
        <Cell label={t('ready.since')}>{activeAt ? short(dateOf(activeAt)) : t('ready.notYet')}</Cell>
        {mayAct && (
          <Cell label={t('ready.act')}>
            <Button purpose="secondary" data-act="sign" aria-expanded={signing} onClick={() => setSigning(!signing)}>
              {t('ready.fill')}
              <span className="hidden">: {name}</span>
            </Button>
            {isOn && !activeAt && isSigned(one) && <Join one={one} />}
          </Cell>
        )}
      </tr>
      {signing && (
        <tr className="utrecht-table__row table__form">
          <td colSpan={5} className="utrecht-table__cell">
            <SignForm one={one} onEnd={() => setSigning(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function ClosesNext({ first, last, name }: NonNullable<RegionOrganisation['closesNext']>) {
  const { t } = useLanguage();
  const { short } = useDates();
  return (
    <div className="quiet" data-closes={first}>
      {first === last
        ? t('ready.closed', { date: short(first), name })
        : t('ready.closedFrom', { from: short(first), to: short(last), name })}
    </div>
  );
}

function Join({ one: { id, name } }: { one: RegionOrganisation }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const joining = useMutation({
    mutationFn: () => api.switchOnOrganisation(id),
    onSuccess: (readiness: Readiness) => {
      cache.setQueryData(keys.readiness, readiness);
      announce(t('ready.joined', { name }));
    },
  });
  return (
    <>
      <Button purpose="primary" data-act="join" busy={joining.isPending} onClick={() => joining.mutate()}>
        {t('ready.join')}
        <span className="hidden">: {name}</span>
      </Button>
      <ActProblem error={joining.error} />
    </>
  );
}
