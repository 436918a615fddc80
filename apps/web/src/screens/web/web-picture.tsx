import { useMemo } from 'react';
import type { Bundle, Bundling } from '../../api/web';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { type Scale, scaleFor } from './scale';
import { bundled, type Bundled, type Shown } from './shown';
import { legible, Thread } from './thread';
import { headHeight, type Line, useThreads } from './use-threads';
import { WebAxis, WebGrid } from './web-axis';
import { useBundleName } from './web-bundles';
import { WebLegend, WebLifted } from './web-lifted';

/** Of a thread: at the most, and at the least before one has to scroll. */
const [highest, lowest] = [24, 9];
/** What one sees of the threads without scrolling, about. */
const roomFor = 380;

interface Props {
  shown: readonly Shown[];
  by: Bundling;
  bundles: Readonly<Record<Bundling, readonly Bundle[]>>;
  lifted: string | undefined;
  onLift: (caseId: string | undefined) => void;
}

/** Every child as a thread, bundled; the table beside it says the same in words. */
export function WebPicture({ shown, by, bundles, lifted, onLift }: Props) {
  const { t } = useLanguage();
  const { today } = useDates();
  const groups = useMemo(() => bundled(shown, by, bundles[by]), [shown, by, bundles]);
  const scale = useMemo(() => scaleFor(shown, today), [shown, today]);
  const high = heightOf(shown.length, groups.length);
  const one = shown.find(({ row }) => row.caseId === lifted);
  const named = high >= legible ? 'web__picture--named' : '';
  return (
    <section id="web-picture" className={`web__picture ${named}`} aria-label={t('web.picture')}>
      <p className="hidden">{t('web.pictureHint')}</p>
      <WebAxis scale={scale} />
      <Threads groups={groups} by={by} high={high} scale={scale} lifted={lifted} onLift={onLift} />
      <WebLifted one={one} />
      <WebLegend />
    </section>
  );
}

function heightOf(threads: number, heads: number): number {
  return Math.round(Math.min(highest, Math.max(lowest, (roomFor - heads * headHeight) / Math.max(1, threads))));
}

interface ThreadsProps extends Pick<Props, 'by' | 'lifted' | 'onLift'> {
  groups: readonly Bundled[];
  scale: Scale;
  high: number;
}

/** Only the threads that are in sight are drawn. One of them takes the focus; up and down go to the others. */
function Threads({ groups, by, scale, high, lifted, onLift }: ThreadsProps) {
  const { box, lines, virtual, next, setNext, onKeyDown } = useThreads(groups, high);
  const lineAt = (line: Line, index: number) =>
    'bundle' in line ? (
      <Head bundle={line.bundle} by={by} />
    ) : (
      <Thread
        shown={line.shown}
        scale={scale}
        height={high}
        at={index}
        isLifted={line.shown.row.caseId === lifted}
        isNext={index === next}
        saysParty={by !== 'waiting'}
        onLift={onLift}
        onFocus={setNext}
      />
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className="threads" onKeyDown={onKeyDown} onMouseLeave={() => onLift(undefined)}>
      <div className="threads__in" style={{ blockSize: virtual.getTotalSize() }}>
        <WebGrid scale={scale} />
        <ul>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => (
            <li key={key} style={{ transform: `translateY(${start}px)`, blockSize: size }}>
              {lineAt(lines[index]!, index)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Head({ bundle, by }: { bundle: Bundle; by: Bundling }) {
  const { counted } = useLanguage();
  const nameOf = useBundleName();
  return (
    <span className="threads__head">
      {nameOf(bundle, by)} <strong>{counted(bundle.count)}</strong>
    </span>
  );
}
