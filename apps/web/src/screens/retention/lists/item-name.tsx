import type { ByTwo } from '../../../api/retention';
import { useLanguage } from '../../../language';

interface Props {
  of: ByTwo;
  item: string;
  caseId: string | null;
}

/** What stands in a line: a case by its number, a month, or the name under which a vault files. Never a child. */
export function ItemName({ of, item, caseId }: Props) {
  const { t } = useLanguage();
  const kind = of === 'access-log' ? 'month' : caseId ? 'case' : 'file';
  return (
    <>
      {t(`retention.item.${kind}`)} <span className="kept__number">{caseId ?? item}</span>
    </>
  );
}
