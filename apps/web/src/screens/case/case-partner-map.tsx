import { caseApi, useCasePart } from '../../api/case';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { Panel } from '../../parts/panel';
import { isOfFamily } from './party-standing';

type Party = CaseFile['parties'][number];
const takesPartFirst = (one: Party, other: Party) => Number(other.takesPart) - Number(one.takesPart);

/** Who is around the child: the partners of the agreements, others around it, and which side leads. */
export function CasePartnerMap({ file }: { file: CaseFile }) {
  const { t, say, word } = useLanguage();
  const { data } = useCasePart(file.id, 'partner-map', caseApi.partnerMap);
  const { home, school, leads, by, around } = data ?? {};
  return (
    <Panel title={t('case.parties')}>
      <ul className="plain beside-child">
        {file.parties.toSorted(takesPartFirst).map(({ role, organisation, person, takesPart }) => (
          <li key={`${role}-${organisation}`} data-takes-part={takesPart}>
            <strong>{organisation}</strong>
            {person && ` · ${person}`}
            <div className="quiet">
              {!isOfFamily(role) && `${word('role', role)} · `}
              {t(takesPart ? 'caseFile.takesPart' : 'caseFile.takesNoPart')}
            </div>
          </li>
        ))}
        {around?.map(({ type, title, name }) => (
          <li key={`${type}-${name}`}>
            <strong>{name}</strong>
            <div className="quiet">
              {say(title)} · {t('caseFile.around')}
            </div>
          </li>
        ))}
      </ul>
      {home && school && leads && by && (
        <p className="quiet below">
          {t('caseFile.livesIn', { municipality: home.municipality })}{' '}
          {by !== 'one-region' && t(leads === 'home' ? 'caseFile.homeLeads' : 'caseFile.schoolLeads')}
        </p>
      )}
    </Panel>
  );
}
