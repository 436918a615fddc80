import { TakeAway } from '../../parts/take-away';
import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { OnSent } from '../../api/send-file';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';

interface Counted {
  rows: number;
  wrong: number;
  errorsUrl?: string;
  noticesUrl?: string;
}

interface Props<Report> {
  /** What goes with the file: of something else a trial said nothing. */
  said: unknown;
  send: (file: File, isTrial: boolean, onSent: OnSent) => Promise<Report>;
  /** After a file came in to stay. */
  onKept: () => void;
  /** What came of it, or in a trial what would. */
  children: (report: Report, isTrial: boolean) => ReactNode;
}

/** A file is tried first, which changes nothing; what the trial says is then done with the same file. */
export function ImportFile<Report extends Counted>({ said, send, onKept, children }: Props<Report>) {
  const { t } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState(0);
  const reading = useMutation({
    mutationFn: ({ chosen, isTrial }: { chosen: File; isTrial: boolean; said: unknown }) =>
      send(chosen, isTrial, setSent),
    onSuccess: (_, { isTrial }) => isTrial || onKept(),
  });
  const start = (isTrial: boolean) => {
    setMissing(!file);
    if (!file || reading.isPending) return;
    setSent(0);
    reading.mutate({ chosen: file, isTrial, said });
  };
  const isTrial = reading.variables?.isTrial ?? true;
  const stands = !isTrial || reading.variables?.said === said;
  const data = stands ? reading.data : undefined;
  return (
    <>
      <FileField
        missing={missing}
        onChoose={(chosen) => {
          setFile(chosen);
          setMissing(false);
          reading.reset();
        }}
      />
      <div className="ask__end">
        <Button
          data-act="try"
          purpose={data ? 'secondary' : 'primary'}
          busy={reading.isPending}
          onClick={() => start(true)}
        >
          {t('import.dryRun')}
        </Button>
      </div>
      {reading.isPending && <Reading sent={sent} isTrial={isTrial} />}
      {stands && <ActProblem error={reading.error} />}
      {data && (
        <Outcome report={data} isTrial={isTrial}>
          {children(data, isTrial)}
          {isTrial && data.rows > data.wrong && (
            <Button purpose="primary" data-act="take" busy={reading.isPending} onClick={() => start(false)}>
              {t('import.run')}
            </Button>
          )}
        </Outcome>
      )}
    </>
  );
}

function FileField({ missing, onChoose }: { missing: boolean; onChoose: (file: File | null) => void }) {
  const { t } = useLanguage();
  return (
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
        onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
      />
    </div>
  );
}

/** How much of the file was read; what comes after that is not counted, and says so. */
function Reading({ sent, isTrial }: { sent: number; isTrial: boolean }) {
  const { t } = useLanguage();
  const said = useId();
  const percent = Math.floor(sent * 100);
  const isRead = sent >= 1;
  const after = isTrial ? t('import.judging') : t('import.keeping');
  return (
    <div className="reading">
      <progress aria-labelledby={said} max={100} {...(isRead ? {} : { value: percent })} />
      <span id={said}>{isRead ? after : t('import.reading', { percent })}</span>
      <span className="hidden" role="status">
        {isRead ? after : t('app.busy')}
      </span>
    </div>
  );
}

interface OutcomeProps {
  report: Counted;
  isTrial: boolean;
  children: ReactNode;
}

/** Takes the focus when it appears: what was pressed for it may be gone, and what can be done next stands in it. */
function Outcome({ report, isTrial, children }: OutcomeProps) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel report" aria-labelledby="report" role="status">
      <h2 ref={heading} id="report" tabIndex={-1} className="nl-heading nl-heading--level-2">
        {isTrial ? t('import.reportDry') : t('import.report')}
      </h2>
      {report.rows === 0 && <p>{t('import.noRows')}</p>}
      {report.errorsUrl && (
        <p className="report__wrong">
          <TakeAway href={report.errorsUrl}>{t('import.wrongFile')}</TakeAway>{' '}
          <span className="quiet">{t('import.wrongHint')}</span>
        </p>
      )}
      {report.noticesUrl && (
        <p className="report__wrong">
          <TakeAway href={report.noticesUrl}>{t('import.noticesFile')}</TakeAway>{' '}
          <span className="quiet">{t('import.noticesHint')}</span>
        </p>
      )}
      {children}
    </section>
  );
}
