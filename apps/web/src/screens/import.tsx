import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { ImportReport } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';
import { ActProblem } from '../parts/act-problem';
import { Page } from './page';

/** Reads a file of absences, first without changing anything. */
export function ImportScreen() {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const read = useMutation({
    mutationFn: ({ chosen, dryRun }: { chosen: File; dryRun: boolean }) => api.importAbsences(chosen, dryRun),
    onSuccess: (_, { dryRun }) => {
      if (dryRun) return;
      for (const queryKey of [keys.myDay, keys.missed, keys.cases]) void cache.invalidateQueries({ queryKey });
    },
  });
  const start = (dryRun: boolean) => {
    setMissing(!file);
    if (file && !read.isPending) read.mutate({ chosen: file, dryRun });
  };
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <div className={`utrecht-form-field import ${missing ? 'utrecht-form-field--invalid' : ''}`}>
        <label className="utrecht-form-label" htmlFor="file">
          {t('import.file')}
        </label>
        <div id="file-hint" className="utrecht-form-field-description">
          {t('import.fileHint')}
        </div>
        {missing && (
          <div id="file-error" className="utrecht-form-field-error-message" role="alert">
            {t('import.noFile')}
          </div>
        )}
        <input
          id="file"
          type="file"
          accept=".csv,text/csv"
          aria-describedby={missing ? 'file-hint file-error' : 'file-hint'}
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            setMissing(false);
            read.reset();
          }}
        />
      </div>
      <div className="ask__end">
        <Button purpose="primary" busy={read.isPending} onClick={() => start(true)}>
          {read.isPending ? t('app.busy') : t('import.dryRun')}
        </Button>
        <Button purpose="secondary" busy={read.isPending} onClick={() => start(false)}>
          {t('import.run')}
        </Button>
      </div>
      <ActProblem error={read.error} />
      {read.data && <Report report={read.data} dry={read.variables?.dryRun ?? false} />}
    </Page>
  );
}

function Report({ report, dry }: { report: ImportReport; dry: boolean }) {
  const { t } = useLanguage();
  const figures: [string, number][] = [
    [t('import.rows'), report.rows],
    [t('import.accepted'), report.added + report.changed],
    [t('import.unchanged'), report.unchanged],
    [t('import.wrong'), report.wrong],
    [dry ? t('import.casesDry') : t('import.cases'), report.brought?.casesOpened ?? 0],
  ];
  return (
    <section className="panel report" aria-labelledby="report" role="status">
      <h2 id="report" className="nl-heading nl-heading--level-2">
        {dry ? t('import.reportDry') : t('import.report')}
      </h2>
      <dl className="pairs">
        {figures.map(([what, count]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {report.errorsUrl && (
        <p>
          <a className="nl-link" href={report.errorsUrl} download>
            {t('import.wrongFile')}
          </a>
        </p>
      )}
      <h3 className="nl-heading nl-heading--level-3">{t('import.signals')}</h3>
      <Signals signals={report.brought?.fired ?? []} />
    </section>
  );
}

function Signals({ signals }: { signals: NonNullable<ImportReport['brought']>['fired'] }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  if (signals.length === 0) return <p className="quiet">{t('import.noSignals')}</p>;
  return (
    <ul className="plain">
      {signals.map(({ signal, pupil, on }, index) => (
        <li key={`${signal}-${pupil}-${on}-${index}`}>
          {short(on)} · {pupil} · {word('signal', signal)}
        </li>
      ))}
    </ul>
  );
}
