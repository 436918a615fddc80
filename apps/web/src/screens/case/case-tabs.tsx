import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../language';
import { caseParts, type CasePart } from './case-search';

/** The parts of a case, each an address: what is asked now comes first, the rest waits until it is wanted. */
export function CaseTabs({ caseId, part }: { caseId: string; part: CasePart }) {
  const { t } = useLanguage();
  return (
    <nav className="case-tabs" aria-label={t('caseFile.parts')}>
      <ul>
        {caseParts.map((one) => (
          <li key={one}>
            <Link
              to="/cases/$caseId"
              params={{ caseId }}
              search={one === 'steps' ? {} : { show: one }}
              className="case-tabs__link"
              aria-current={one === part ? 'page' : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
              data-part={one}
              resetScroll={false}
            >
              {t(`caseFile.part.${one}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
