import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Held, type HeldAgreement, type Paper, papersApi, papersKeys } from '../../api/papers';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { PaperCompare } from './paper-compare';
import { PaperDiagram } from './paper-diagram';
import { PaperTable } from './paper-table';
import { PaperText } from './paper-text';
import { readings, type ReadAs } from './readings';

const route = getRouteApi('/inside/agreements');

/** One agreement as it is read: as text, as a table, as a diagram, or beside another. */
export function Reading({ held, agreement }: { held: Held; agreement: HeldAgreement }) {
  const { on, as = 'text', version } = route.useSearch();
  const query = { on, version };
  const asked = useQuery({
    queryKey: papersKeys.paper(agreement.workflow, query),
    queryFn: () => papersApi.paper(agreement.workflow, query),
  });
  return (
    <Answer of={asked}>
      {(paper) => (
        <article className="paper" aria-labelledby="paper-title">
          <Head paper={paper} newest={agreement.version} as={as} />
          {as === 'text' && <PaperText paper={paper} held={held} agreement={agreement} />}
          {as === 'table' && <PaperTable paper={paper} />}
          {as === 'diagram' && <PaperDiagram paper={paper} />}
          {as === 'compare' && <PaperCompare paper={paper} held={held} />}
        </article>
      )}
    </Answer>
  );
}

function Head({ paper, newest, as }: { paper: Paper; newest: number; as: ReadAs }) {
  const { t, say } = useLanguage();
  const { full } = useDates();
  const go = route.useNavigate();
  return (
    <header className="paper__head">
      <div className="paper__bar">
        <div className="chips" role="group" aria-label={t('agreements.as')}>
          {readings.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              data-as={one}
              aria-pressed={as === one}
              onClick={() => void go({ search: (now) => ({ ...now, as: one }), resetScroll: false })}
            >
              {t(`agreements.${one}`)}
            </button>
          ))}
        </div>
        <Button purpose="secondary" data-act="print" onClick={() => print()}>
          {t('agreements.print')}
        </Button>
      </div>
      <h2 id="paper-title" className="paper__title">
        {say(paper.title)}
      </h2>
      <p className="paper__about">
        {paper.region.name} · {t('agreements.version', { version: paper.version })}
        {paper.sinceOn && ` · ${t('agreements.since', { date: full(paper.sinceOn) })}`}
      </p>
      {paper.source && <p className="paper__about">{paper.source}</p>}
      {paper.version !== newest && (
        <Notice kind="warning" quiet>
          {t('agreements.chosenVersion', { version: paper.version, newest })}
        </Notice>
      )}
    </header>
  );
}
