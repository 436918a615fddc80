import { Link } from '@tanstack/react-router';
import type { Missing } from '../../api/types';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';

type What = Missing['what'];

/** What comes first is mended first: people are of organisations, and who signs is one. */
const order: readonly What[] = ['agreements', 'signals', 'mistake', 'calendar', 'organisation', 'people', 'signature'];

/** So many sentences of one sort are shown at once. */
const atOnce = 6;

/** What is missing, by where it is mended. */
export function MissingThings({ missing, mayAct }: { missing: Missing[]; mayAct: boolean }) {
  const { t } = useLanguage();
  const present = order.filter((what) => missing.some((one) => one.what === what));
  return (
    <section className="missing" aria-labelledby="missing">
      <h2 id="missing" className="nl-heading nl-heading--level-2">
        {t('ready.missing', { count: missing.length })}
      </h2>
      {present.map((what) => (
        <section key={what} className="panel" data-missing={what}>
          <h3 className="nl-heading nl-heading--level-3">{t(`ready.what.${what}`)}</h3>
          <Sentences of={missing.filter((one) => one.what === what)} />
          <p className="missing__where">
            <Where what={what} mayAct={mayAct} />
          </p>
        </section>
      ))}
    </section>
  );
}

/** Sentences of what is missing; the rest of many can be opened. */
export function Sentences({ of: missing }: { of: readonly Pick<Missing, 'sentence'>[] }) {
  const { t, say } = useLanguage();
  const listed = (some: typeof missing) => (
    <ul className="sentences">
      {some.map(({ sentence }) => (
        <li key={sentence.en}>{say(sentence)}</li>
      ))}
    </ul>
  );
  if (missing.length <= atOnce + 1) return listed(missing);
  return (
    <>
      {listed(missing.slice(0, atOnce))}
      <details className="more">
        <summary>{t('ready.more', { count: missing.length - atOnce })}</summary>
        {listed(missing.slice(atOnce))}
      </details>
    </>
  );
}

/** Where it is mended, as far as this person can; else who does. */
function Where({ what, mayAct }: { what: What; mayAct: boolean }) {
  const { t } = useLanguage();
  const me = useMe();
  if (what === 'calendar') return t('ready.where.calendar');
  if (what === 'signature') {
    if (!mayAct) return t('ready.where.askTeamLead');
    return (
      <a className="nl-link" href="#organisations">
        {t('ready.where.signature')}
      </a>
    );
  }
  if (what !== 'organisation' && what !== 'people') return t('ready.where.agreements');
  if (!me?.may.administer) return t('ready.where.askAdministrator');
  return (
    <Link to="/import" search={{ kind: what === 'people' ? 'people' : 'organisations' }} className="nl-link">
      {t(`ready.where.${what}`)}
    </Link>
  );
}
