import { chooseLanguage, useLanguage } from '../../language';

export function LanguageSwitch() {
  const { t, language } = useLanguage();
  return (
    <div className="languages" role="group" aria-label={t('app.language')}>
      {(['nl', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          className="top__button"
          aria-pressed={language === one}
          onClick={() => void chooseLanguage(one)}
        >
          <span aria-hidden="true">{one.toUpperCase()}</span>
          <span className="hidden">{one === 'nl' ? 'Nederlands' : 'English'}</span>
        </button>
      ))}
    </div>
  );
}
