import type { FamilyCase } from '../../api/family';
import { useLanguage } from '../../language';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';

/** Who can always be asked, and how; and who sees to it that what was agreed is done. */
export function FamilyHelper({ one: { contact, director } }: { one: FamilyCase }) {
  const { say, language } = useLanguage();
  const own = useFamilyWords();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const languages = contact.speaks.filter((one) => one !== language).map((one) => names.of(one) ?? one);
  return (
    <FamilySection title={own('helps')}>
      <div>
        <p className="family__what">{contact.name}</p>
        {contact.organisation !== contact.name && <p>{contact.organisation}</p>}
        {languages.length > 0 && <p>{own('speaks', { languages: new Intl.ListFormat(language).format(languages) })}</p>}
      </div>
      <p>{own('helpsYou')}</p>
      {contact.email && (
        <p className="family__reach">
          <a className="nl-link family__mail" href={`mailto:${contact.email}`}>
            {own('mail')}
          </a>
          <span className="quiet">{contact.email}</span>
        </p>
      )}
      {contact.organisation !== director.organisation && (
        <p className="quiet">{own('watches', { who: `${say(director.who)} (${director.organisation})` })}</p>
      )}
    </FamilySection>
  );
}
