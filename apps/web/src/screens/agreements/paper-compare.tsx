import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import { type Beside, type DifferencePoint, type Held, type Paper, papersApi, papersKeys } from '../../api/papers';
import { kindOf } from '../../api/problem';
import { useLanguage } from '../../language';
import type { Translation } from '../../language/nl';
import { Answer } from '../../parts/answer';
import { Cell } from '../../parts/cell';
import { Notice } from '../../parts/notice';
import { SideBySide } from './side-by-side';

const route = getRouteApi('/inside/agreements');

/** What the address says of the other side: `v1`, or the name of a region. */
function besideOf(said: string): Beside {
  const [, version] = /^v(\d+)$/.exec(said) ?? [];
  return version ? { withVersion: Number(version) } : { with: said };
}

/** This agreement beside that of another region or another version: what differs, marked and in words. */
export function PaperCompare({ paper, held }: { paper: Paper; held: Held }) {
  const { t } = useLanguage();
  const { with: said } = route.useSearch();
  return (
    <div className="compare">
      <ChooseOther paper={paper} held={held} said={said} />
      {said ? <Compared key={said} paper={paper} held={held} said={said} /> : <p>{t('agreements.chooseBeside')}</p>}
    </div>
  );
}

function ChooseOther({ paper, held, said = '' }: { paper: Paper; held: Held; said?: string | undefined }) {
  const { t } = useLanguage();
  const go = route.useNavigate();
  const id = useId();
  const others = paper.versions.filter(({ version }) => version !== paper.version);
  return (
    <div className="agreements__field">
      <label className="utrecht-form-label" htmlFor={id}>
        {t('agreements.beside')}
      </label>
      <select
        id={id}
        name="with"
        className="utrecht-select utrecht-select--html-select"
        value={said}
        onChange={({ target }) =>
          void go({ search: (now) => ({ ...now, with: target.value || undefined }), resetScroll: false })
        }
      >
        <option value="">{t('acts.choose')}</option>
        <optgroup label={t('agreements.otherRegions')}>
          {held.regions.map(({ id: region, name }) => (
            <option key={region} value={region}>
              {name}
            </option>
          ))}
          <option value="default">{t('agreements.platform')}</option>
        </optgroup>
        {others.length > 0 && (
          <optgroup label={t('agreements.otherVersions', { region: paper.region.name })}>
            {others.map(({ version }) => (
              <option key={version} value={`v${version}`}>
                {t('agreements.version', { version })}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </div>
  );
}

function Compared({ paper, held, said }: { paper: Paper; held: Held; said: string }) {
  const { t } = useLanguage();
  const { on } = route.useSearch();
  const beside = besideOf(said);
  const query = { on, version: paper.version, ...beside };
  const other = { on, version: beside.withVersion, region: beside.with };
  const points = useQuery({
    queryKey: papersKeys.differences(paper.workflow, query),
    queryFn: () => papersApi.differences(paper.workflow, query),
    retry: false,
  });
  const theirs = useQuery({
    queryKey: papersKeys.paper(paper.workflow, other),
    queryFn: () => papersApi.paper(paper.workflow, other),
    retry: false,
  });
  if (kindOf(points.error) === 'not-found') {
    const region = held.regions.find(({ id }) => id === said)?.name ?? said;
    return <Notice kind="info">{t('agreements.notThere', { region })}</Notice>;
  }
  return (
    <Answer of={points}>
      {(found) => (
        <Answer of={theirs}>
          {(there) => {
            const names = namesOf(paper, there, t);
            return (
              <>
                <Differences points={found.points} {...names} />
                <SideBySide mine={paper} theirs={there} points={found.points} {...names} />
              </>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

type T = ReturnType<typeof useLanguage>['t'];

/** Two regions by their names; two versions of one by their numbers. */
function namesOf(mine: Paper, theirs: Paper, t: T): { here: string; there: string } {
  if (theirs.region.id === 'default') return { here: mine.region.name, there: t('agreements.platform') };
  if (mine.region.id !== theirs.region.id) return { here: mine.region.name, there: theirs.region.name };
  const named = ({ version }: Paper) => t('agreements.version', { version });
  return { here: named(mine), there: named(theirs) };
}

function Differences({ points, here, there }: { points: readonly DifferencePoint[]; here: string; there: string }) {
  const { t, say } = useLanguage();
  if (points.length === 0) {
    return (
      <Notice kind="ok" quiet>
        {t('agreements.same')}
      </Notice>
    );
  }
  const kinds = [...new Set(points.map(({ kind }) => kind))] as (keyof Translation['agreements']['kind'])[];
  return (
    <section aria-labelledby="differences" data-differences={points.length}>
      <h3 id="differences" className="article__title">
        {t('agreements.differences', { count: points.length })}
      </h3>
      <p className="quiet">{t('agreements.differencesHint', { mine: here, theirs: there })}</p>
      {kinds.map((kind) => (
        <table key={kind} className="utrecht-table table ladder">
          <caption className="ladder__title">{t(`agreements.kind.${kind}`)}</caption>
          <thead className="utrecht-table__header">
            <tr className="utrecht-table__row">
              {[t('agreements.what'), here, there].map((column) => (
                <th key={column} scope="col" className="utrecht-table__header-cell">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {points
              .filter((point) => point.kind === kind)
              .map((point) => (
                <tr key={point.key + point.how} className="utrecht-table__row" data-point={point.key}>
                  <Cell label={t('agreements.what')}>{say(point.sentence)}</Cell>
                  <Cell label={here}>{point.mine ? say(point.mine) : '–'}</Cell>
                  <Cell label={there}>{point.theirs ? <span className="differs">{say(point.theirs)}</span> : '–'}</Cell>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
