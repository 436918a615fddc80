import { Link } from '@tanstack/react-router';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { breakable } from '../../language/breakable';
import { useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';
import { Panel } from '../../parts/panel';
import { useInvitationsOf } from './invitations-of';
import { isOfFamily, partiesAround, partiesNotThere, type PartyNode } from './party-standing';

interface Place {
  column: number;
  row: number;
}

/** Where parties stand, the first one first: around the child, and further down where they are many. */
const places: readonly Place[] = [
  { column: 1, row: 0 },
  { column: 0, row: 1 },
  { column: 2, row: 1 },
  { column: 0, row: 0 },
  { column: 2, row: 0 },
  { column: 0, row: 2 },
  { column: 2, row: 2 },
  { column: 1, row: 2 },
  { column: 0, row: 3 },
  { column: 2, row: 3 },
  { column: 1, row: 3 },
];
const child: Place = { column: 1, row: 1 };
const columns = 3;
/** So many steps of one party are lines of their own. */
const mostLines = 4;

/** The parties around the child, each with its steps as lines in their state; a party pressed shows only its steps. */
export function CaseWeb({ file, chosen }: { file: CaseFile; chosen: string | undefined }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const around = partiesAround(file, today).slice(0, places.length);
  const rows = Math.max(2, ...around.map((_, place) => places[place]!.row + 1));
  const absent = partiesNotThere(file, around);
  return (
    <Panel title={t('caseFile.web')}>
      <div className="around" data-rows={rows}>
        <Lines around={around} rows={rows} />
        <Link
          to="/cases/$caseId"
          params={{ caseId: file.id }}
          resetScroll={false}
          className="around__child"
          style={{ gridColumn: child.column + 1, gridRow: child.row + 1 }}
        >
          <strong>{file.child.initials}</strong>
          <span>{file.child.age}</span>
          <span className="hidden"> · {t('caseFile.allParties')}</span>
        </Link>
        <ul className="around__parties">
          {around.map((party, place) => (
            <Node
              key={party.role}
              caseId={file.id}
              party={party}
              place={places[place]!}
              isChosen={party.role === chosen}
            />
          ))}
        </ul>
      </div>
      <Absent absent={absent} />
      <Declined file={file} />
    </Panel>
  );
}

function Lines({ around, rows }: { around: PartyNode[]; rows: number }) {
  return (
    <svg className="around__lines" viewBox={`0 0 ${columns} ${rows}`} preserveAspectRatio="none" aria-hidden="true">
      {around.flatMap(({ role, lines }, place) => {
        const { column, row } = places[place]!;
        const drawn = lines.length > 0 ? lines.slice(0, mostLines) : (['none'] as const);
        return drawn.map((standing, index) => {
          const aside = (index - (drawn.length - 1) / 2) * 0.09;
          const [dx, dy] = column === child.column ? [aside, 0] : [0, aside];
          return (
            <line
              key={`${role} ${index}`}
              className={`around__line around__line--${standing}`}
              vectorEffect="non-scaling-stroke"
              x1={child.column + 0.5 + dx}
              y1={child.row + 0.5 + dy}
              x2={column + 0.5 + dx}
              y2={row + 0.5 + dy}
            />
          );
        });
      })}
    </svg>
  );
}

interface NodeProps {
  caseId: string;
  party: PartyNode;
  place: Place;
  isChosen: boolean;
}

function Node({ caseId, party, place, isChosen }: NodeProps) {
  const { t, word } = useLanguage();
  const inWords = usePartyInWords();
  const { role, organisation, person, directs, standing } = party;
  return (
    <li style={{ gridColumn: place.column + 1, gridRow: place.row + 1 }}>
      <Link
        to="/cases/$caseId"
        params={{ caseId }}
        search={isChosen ? {} : { party: role }}
        resetScroll={false}
        className={`around__party around__party--${party.lines.length > 0 ? standing : 'none'}`}
        activeOptions={{ exact: true, includeSearch: true }}
        aria-current={isChosen ? 'true' : undefined}
        data-party={role}
        title={person}
      >
        <strong>{organisation}</strong>
        {!isOfFamily(role) && <span className="around__role">{breakable(word('role', role))}</span>}
        {directs && <span className="around__directs">{t(`caseFile.directs.${directs}`)}</span>}
        {party.lines.length > 0 ? (
          <Mark as={standing}>{inWords(party)}</Mark>
        ) : (
          <span className="around__role">{t('caseFile.noStep')}</span>
        )}
      </Link>
    </li>
  );
}

/** What a party has to do, in a few words: "1 te laat, 2 open". */
function usePartyInWords() {
  const { t } = useLanguage();
  return ({ missed, open, waiting, done }: PartyNode): string => {
    const said = [
      ...(missed ? [t('caseFile.missed', { count: missed })] : []),
      ...(open ? [t('caseFile.open', { count: open })] : []),
      ...(waiting ? [t('caseFile.waiting', { count: waiting })] : []),
    ];
    return said.join(', ') || t('caseFile.done', { count: done });
  };
}

function Absent({ absent }: { absent: CaseFile['parties'] }) {
  const { t } = useLanguage();
  if (absent.length === 0) return null;
  return (
    <p className="quiet around__absent">
      {t('caseFile.notThere', { who: absent.map(({ organisation }) => organisation).join(', ') })}
    </p>
  );
}

/** Who was invited and does not take part, and why. */
function Declined({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const { data } = useInvitationsOf(file);
  const declined = (data?.invitations ?? []).filter(({ state }) => state === 'declined');
  if (declined.length === 0) return null;
  return (
    <ul className="quiet around__absent">
      {declined.map(({ id, organisation, declinedBecause }) => (
        <li key={id}>
          {t('caseFile.declined', { who: organisation })}
          {declinedBecause && `: ${word('declined', declinedBecause)}`}
        </li>
      ))}
    </ul>
  );
}
