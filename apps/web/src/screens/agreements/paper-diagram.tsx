import { useId } from 'react';
import type { Paper, PaperGraph } from '../../api/papers';
import { useLanguage } from '../../language';
import { arrowPath, box, type Box, layOut, linesOf } from './diagram-layout';

/** What a page shows of a picture at most: what is wider is scrolled in. */
const page = 900;

/** The agreement as a picture: steps in a lane per party, arrows for what starts what; and the same in words. */
export function PaperDiagram({ paper }: { paper: Paper }) {
  const { t, say } = useLanguage();
  const title = t('agreements.diagramTitle', { title: say(paper.title) });
  return (
    <>
      <p className="quiet">
        {t('agreements.diagramHint')} {layOut(paper.graph).width > page && t('agreements.diagramGoesOn')}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
      <div className="diagram" role="region" aria-label={title} tabIndex={0}>
        <Picture graph={paper.graph} title={title} />
      </div>
      <InWords graph={paper.graph} />
    </>
  );
}

function Picture({ graph, title }: { graph: PaperGraph; title: string }) {
  const { word } = useLanguage();
  const head = useId();
  const { width, height, lanes, boxes } = layOut(graph);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <defs>
        <marker id={head} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0l8 4-8 4z" className="diagram__head" />
        </marker>
      </defs>
      {lanes.map((lane, index) => (
        <g key={lane.by}>
          <rect
            x="0"
            y={lane.y}
            width={width}
            height={lane.height}
            className={index % 2 === 0 ? 'diagram__lane' : 'diagram__lane diagram__lane--other'}
          />
          <Lines
            lines={linesOf(word('role', lane.by), 16)}
            x={12}
            y={lane.y + lane.height / 2}
            className="diagram__party"
          />
        </g>
      ))}
      {graph.arrows.map(({ from, to }) => {
        const [start, end] = [boxes.get(from), boxes.get(to)];
        if (!start || !end) return null;
        const back = end.x <= start.x;
        return (
          <path
            key={`${from} ${to}`}
            d={arrowPath(start, end)}
            className={back ? 'diagram__arrow diagram__arrow--back' : 'diagram__arrow'}
            markerEnd={`url(#${head})`}
          />
        );
      })}
      {[...boxes.values()].map((one) => (
        <StepBox key={one.node.id} at={one} />
      ))}
    </svg>
  );
}

function StepBox({ at: { node, x, y } }: { at: Box }) {
  const { say } = useLanguage();
  return (
    <g>
      <title>{say(node.title)}</title>
      <rect x={x} y={y} width={box.width} height={box.height} rx="6" className="diagram__box" />
      {node.atOpening && <circle cx={x} cy={y + box.height / 2} r="5" className="diagram__opening" />}
      <Lines lines={linesOf(say(node.title))} x={x + 12} y={y + box.height / 2} className="diagram__step" />
    </g>
  );
}

const lineHeight = 15;

function Lines({ lines, x, y, className }: { lines: string[]; x: number; y: number; className: string }) {
  const first = y - ((lines.length - 1) * lineHeight) / 2 + 4;
  return (
    <text className={className}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={first + index * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** Everything that the picture shows, party by party. */
function InWords({ graph }: { graph: PaperGraph }) {
  const { t, say, word, language } = useLanguage();
  const titleOf = (id: string) => {
    const node = graph.nodes.find((one) => one.id === id);
    return node ? say(node.title) : id;
  };
  const or = language === 'nl' ? ' of ' : ' or ';
  const following = (id: string) =>
    graph.arrows
      .filter(({ from }) => from === id)
      .map(({ to, as }) => {
        const title = titleOf(to);
        if (as.length === 0) return t('agreements.nextPlain', { title });
        return t('agreements.nextAs', { title, outcomes: as.map((one) => `‘${say(one)}’`).join(or) });
      });
  return (
    <section aria-labelledby="in-words" data-in-words>
      <h3 id="in-words" className="article__title">
        {t('agreements.inWords')}
      </h3>
      {[...new Set(graph.nodes.map(({ by }) => by))].map((by) => (
        <div key={by} className="in-words">
          <h4>{word('role', by)}</h4>
          <ul>
            {graph.nodes
              .filter((node) => node.by === by)
              .map(({ id, title, starts }) => {
                const next = following(id);
                return (
                  <li key={id}>
                    <strong>{say(title)}</strong> {t('agreements.begins', { when: say(starts).replace(/,$/, '') })}{' '}
                    {next.length > 0 && t('agreements.next', { what: next.join(', ') })}
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </section>
  );
}
