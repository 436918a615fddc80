import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@nl-design-system-candidate/button-react';
import { type PreventionPartners, preventionApi, preventionKeys } from '../../api/prevention';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { useRows } from '../../parts/rows';
import { AddForm } from './add-form';
import { AdviceGiven } from './advice-given';
import { inOrder, type Planned } from './coming';
import { PlannedRow } from './planned-row';

/** What a school and the office do before there is a case: what is to come, and a form to add to it. */
export function PreventionScreen() {
  const { t } = useLanguage();
  const partners = useQuery({
    queryKey: preventionKeys.partners,
    queryFn: preventionApi.partners,
    staleTime: Infinity,
  });
  const [adding, setAdding] = useState(false);
  const mayAdd = partners.data?.mayHold || partners.data?.mayList;
  return (
    <Page
      title={t('prevention.title')}
      lead={t('prevention.lead')}
      aside={
        mayAdd &&
        !adding && (
          <Button purpose="primary" data-act="add" onClick={() => setAdding(true)}>
            {t('prevention.add')}
          </Button>
        )
      }
    >
      <Answer of={partners}>
        {(data) => (
          <>
            {adding && <AddForm partners={data} onClose={() => setAdding(false)} />}
            <Coming partners={data} />
            {data.mayHold && <AdviceGiven />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Coming({ partners }: { partners: PreventionPartners }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const asked = useQuery({ queryKey: preventionKeys.coming(today), queryFn: () => preventionApi.coming(today) });
  return (
    <section className="prevention" aria-labelledby="prevention-coming">
      <h2 id="prevention-coming" className="nl-heading nl-heading--level-2">
        {t('prevention.coming')}
      </h2>
      <Answer of={asked}>{(coming) => <Rows planned={inOrder(coming)} partners={partners} />}</Answer>
    </section>
  );
}

function Rows({ planned, partners }: { planned: Planned[]; partners: PreventionPartners }) {
  const { t } = useLanguage();
  const { list } = useRows<HTMLUListElement>(planned);
  if (planned.length === 0) return <div className="empty">{t('prevention.nothing')}</div>;
  return (
    <ul className="rows" ref={list}>
      {planned.map((one) => (
        <PlannedRow key={one.id} planned={one} mayList={partners.mayList} />
      ))}
    </ul>
  );
}
