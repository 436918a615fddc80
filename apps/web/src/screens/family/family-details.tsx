import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { familyApi, familyKeys, type OwnDetails } from '../../api/family';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { contactOf, typedContact, useContactFields } from '../../parts/contact-fields';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';

/** How whoever reads the page is reached himself, and nobody else of the family. It is not for paper. */
export function FamilyDetails() {
  const own = useFamilyWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data } = useQuery({ queryKey: familyKeys.details, queryFn: familyApi.details });
  const [changing, setChanging] = useState(false);
  const close = () => {
    setChanging(false);
    heading.current?.focus();
  };
  if (!data) return null;
  return (
    <div className="off-paper" data-details>
      <FamilySection title={own('details')} heading={heading}>
        <p>{own('detailsWhy')}</p>
        {changing ? (
          <Change details={data} onClose={close} />
        ) : (
          <>
            <Known details={data} />
            <div className="family__buttons">
              <Button purpose="secondary" data-act="details" onClick={() => setChanging(true)}>
                {own('detailsChange')}
              </Button>
            </div>
          </>
        )}
      </FamilySection>
    </div>
  );
}

function Known({ details: { email, phone, address, isShielded } }: { details: OwnDetails }) {
  const own = useFamilyWords();
  const { t } = useLanguage();
  const known = [
    [t('caseFile.email'), email],
    [t('caseFile.phone'), phone],
    [t('caseFile.address'), address],
  ] as const;
  return (
    <>
      <dl className="pairs">
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? own('detailsNone')}</dd>
          </div>
        ))}
      </dl>
      {isShielded && <p className="quiet">{own('detailsSecret')}</p>}
    </>
  );
}

function Change({ details, onClose }: { details: OwnDetails; onClose: () => void }) {
  const own = useFamilyWords();
  const cache = useQueryClient();
  const announce = useAnnounce();
  const fields = useContactFields();
  const telling = useMutation({
    mutationFn: familyApi.tellDetails,
    onSuccess: (found) => {
      cache.setQueryData(familyKeys.details, found);
      announce(own('detailsSaid'));
      onClose();
    },
  });
  return (
    <AskForm
      title={own('detailsChange')}
      fields={fields}
      start={typedContact(details)}
      send={own('detailsSend')}
      busy={telling.isPending}
      problem={<ActProblem error={telling.error} />}
      onCancel={onClose}
      onSend={(values) => telling.mutate(contactOf(values))}
    />
  );
}
