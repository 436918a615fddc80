import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { ListKind } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { FieldView } from '../../parts/fields';
import { ImportFile } from './import-file';
import { FileSaid, nothingSaid } from './import-said';
import { ListOutcome } from './list-outcome';
import { Page } from '../../parts/page';

const route = getRouteApi('/inside/import');

/** The administrator brings the lists of his region, of whatever kinds there are. */
export function ImportLists() {
  const { t } = useLanguage();
  const kinds = useQuery({ queryKey: keys.listKinds, queryFn: api.listKinds });
  return (
    <Page title={t('lists.title')} lead={t('lists.lead')}>
      <Answer of={kinds}>{({ kinds: all }) => <Lists kinds={all} />}</Answer>
      <p className="after">
        <Link to="/ready" className="nl-link">
          {t('lists.ready')}
        </Link>
      </p>
    </Page>
  );
}

/** Until somebody chooses, what comes first of what never came in. */
function Lists({ kinds }: { kinds: ListKind[] }) {
  const { t } = useLanguage();
  const go = useNavigate();
  // What came in last is no longer the first that never did: that must not take away what is said of it.
  const [start] = useState(() => (kinds.find(({ lastAt }) => !lastAt) ?? kinds[0])?.kind);
  const { kind: wanted = start } = route.useSearch();
  const chosen = kinds.find(({ kind }) => kind === wanted);
  const next = chosen && kinds[kinds.indexOf(chosen) + 1];
  return (
    <>
      <fieldset className="kinds">
        <legend className="utrecht-form-label">{t('lists.kind')}</legend>
        {kinds.map((kind, place) => (
          <KindChoice
            key={kind.kind}
            kind={kind}
            place={place + 1}
            isChosen={kind === chosen}
            onChoose={() => void go({ to: '/import', search: { kind: kind.kind }, replace: true })}
          />
        ))}
      </fieldset>
      {chosen && <ListFile key={chosen.kind} kind={chosen} next={next} />}
    </>
  );
}

interface ChoiceProps {
  kind: ListKind;
  place: number;
  isChosen: boolean;
  onChoose: () => void;
}

function KindChoice({ kind: { kind, title, lastAt }, place, isChosen, onChoose }: ChoiceProps) {
  const { t, say } = useLanguage();
  const { short } = useDates();
  return (
    <label className={`kind ${isChosen ? 'kind--chosen' : ''}`}>
      <input
        type="radio"
        name="kind"
        value={kind}
        className="utrecht-radio-button utrecht-radio-button--html-input"
        checked={isChosen}
        onChange={onChoose}
      />
      <span>
        <strong>
          {place}. {say(title)}
        </strong>
        <span className="quiet kind__last">
          {lastAt ? t('lists.last', { date: short(dateOf(lastAt)) }) : t('lists.never')}
        </span>
      </span>
    </label>
  );
}

function ListFile({ kind, next }: { kind: ListKind; next: ListKind | undefined }) {
  const { t, say, word } = useLanguage();
  const cache = useQueryClient();
  const [said, setSaid] = useState(nothingSaid);
  const onKept = () => {
    for (const queryKey of [keys.listKinds, keys.readiness]) void cache.invalidateQueries({ queryKey });
  };
  const profiles = kind.profiles.map(({ name }) => ({ id: name, title: word('layout', name) }));
  return (
    <>
      <Columns kind={kind} />
      {profiles.length > 1 && (
        <div className="import">
          <FieldView
            field={{
              name: 'profile',
              kind: 'select',
              label: t('lists.profile'),
              hint: t('lists.byColumns'),
              options: profiles,
            }}
            value={said.profile}
            onChange={(profile) => setSaid({ ...said, profile })}
          />
        </div>
      )}
      <FileSaid takes={kind.takes} said={said} onChange={setSaid} />
      <ImportFile
        said={said}
        send={(file, isTrial, onSent) => api.importList(kind.kind, file, { trial: isTrial && 'true', ...said }, onSent)}
        onKept={onKept}
      >
        {(report) => (
          <>
            <ListOutcome report={report} />
            {!report.isTrial && next && (
              <Link to="/import" search={{ kind: next.kind }} className="nl-link">
                {t('lists.next', { title: say(next.title) })}
              </Link>
            )}
          </>
        )}
      </ImportFile>
    </>
  );
}

/** What a file of this kind looks like, for who has to make one. */
function Columns({ kind: { profiles } }: { kind: ListKind }) {
  const { t, word } = useLanguage();
  return (
    <details className="columns">
      <summary>{t('lists.columns')}</summary>
      <dl className="columns__list">
        {profiles.map(({ name, columns }) => (
          <div key={name}>
            <dt>{word('layout', name)}</dt>
            <dd>
              {columns.map((column, place) => (
                <span key={column.name}>
                  {place > 0 && ', '}
                  {column.required ? <strong>{column.name}</strong> : column.name}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('lists.columnsHint')}</p>
    </details>
  );
}
