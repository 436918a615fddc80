import { caseApi, type NewContactDetails, type Relative, useBesideAct } from '../../api/case';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { contactOf, typedContact, useContactFields } from '../../parts/contact-fields';

/** Writes down how somebody of the family is reached. */
export function RelativeDetails({ caseId, one, onEnd }: { caseId: string; one: Relative; onEnd: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const fields = useContactFields();
  const sending = useBesideAct(caseId, 'relatives', (told: NewContactDetails) =>
    caseApi.tellDetails(caseId, one.id, told),
  );
  return (
    <AskForm
      title={t('caseFile.detailsTitle', { name: one.name })}
      fields={fields}
      start={typedContact(one)}
      send={t('app.save')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={(values) =>
        sending.mutate(contactOf(values), {
          onSuccess: () => {
            announce(t('caseFile.relativeKept'));
            onEnd();
          },
        })
      }
    />
  );
}
