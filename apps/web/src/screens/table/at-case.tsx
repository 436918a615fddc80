import type { AgendaItem } from '../../api/table';
import { useLanguage } from '../../language';

const named = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ');

/** Who is there for this case, and who leaves the room while it is spoken of. */
export function AtCase({ item: { participants, leaving, guests } }: { item: AgendaItem }) {
  const { t } = useLanguage();
  const others = participants.filter(({ id, role }) => role !== 'table' && !guests.some((guest) => guest.id === id));
  return (
    <>
      {others.length > 0 && <span data-participants>{t('table.participants', { names: named(others) })}</span>}
      {guests.length > 0 && <span>{t('table.guests', { names: named(guests) })}</span>}
      {leaving.length > 0 && <strong data-leaving>{t('table.leaving', { names: named(leaving) })}</strong>}
    </>
  );
}
