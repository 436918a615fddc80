import { Link } from '@tanstack/react-router';
import type { Called } from '../../api/lists';
import { useLanguage } from '../../language';
import { called } from '../../router';

interface Props {
  parties: { role: string; count: number }[];
  party: string | undefined;
  as: Called | undefined;
}

/** With whom the missed steps lie, and what missing them is called; the choice is in the address. */
export function MissedFilter({ parties, party, as }: Props) {
  const { t, word } = useLanguage();
  const everyone = parties.reduce((sum, { count }) => sum + count, 0);
  const named: Record<Called, string> = { 'no-response': t('missed.noResponse'), breach: t('missed.breach') };
  const rest = as ? { as } : {};
  const chosen = { ...(party && { party }) };
  return (
    <div className="filters">
      <nav className="chips" aria-label={t('missed.filter')}>
        <Chip label={t('missed.everyone')} count={everyone} on={!party} search={rest} />
        {parties.map(({ role, count }) => (
          <Chip
            key={role}
            label={word('role', role)}
            count={count}
            on={party === role}
            search={{ ...rest, party: role }}
          />
        ))}
      </nav>
      <nav className="chips" aria-label={t('missed.called')}>
        <Chip label={t('missed.anything')} on={!as} search={chosen} />
        {called.map((one) => (
          <Chip key={one} label={named[one]} on={as === one} search={{ ...chosen, as: one }} />
        ))}
      </nav>
    </div>
  );
}

interface ChipProps {
  label: string;
  count?: number;
  on: boolean;
  search: { party?: string; as?: Called };
}

function Chip({ label, count, on, search }: ChipProps) {
  const { counted } = useLanguage();
  return (
    <Link
      to="/missed"
      search={search}
      className="chip"
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={on ? 'true' : undefined}
    >
      {label} {count !== undefined && <strong>{counted(count)}</strong>}
    </Link>
  );
}
