import { useNavigate } from '@tanstack/react-router';
import { bundlings, type Bundle, type Bundling, type WebPage, type WebSearch } from '../../api/web';
import { useLanguage } from '../../language';

/** So many bundles stand on the screen; the others are in a list beside them. */
const atHand = 5;

/** How a bundle is called. */
export function useBundleName() {
  const { t, word } = useLanguage();
  return ({ id, name, role }: Bundle, by: Bundling): string => {
    if (by === 'clock') return t(`marks.${id as 'red'}`);
    if (role === 'nobody') return t('web.nobody');
    return name ?? word('role', role ?? id);
  };
}

/** By what cases are bundled, how many each bundle has, and which one is looked at. */
export function WebBundles({ bundles, search }: { bundles: WebPage['bundles']; search: WebSearch }) {
  const { t } = useLanguage();
  const go = useNavigate();
  const by = search.by ?? 'waiting';
  const others = bundlings.filter((one) => one !== by && search[one] !== undefined);
  const goTo = (wanted: WebSearch) => void go({ to: '/web', search: wanted });
  return (
    <div className="chips web__bundles">
      <label className="web__by">
        <span>{t('web.by')}</span>
        <select
          className="utrecht-select utrecht-select--html-select"
          value={by}
          onChange={({ target }) => goTo({ ...search, by: target.value as Bundling })}
        >
          {bundlings.map((one) => (
            <option key={one} value={one}>
              {t(`web.bundling.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Choices by={by} bundles={bundles[by]} search={search} onChoose={goTo} />
      {others.map((one) => (
        <Chosen key={one} by={one} bundles={bundles[one]} search={search} onChoose={goTo} />
      ))}
    </div>
  );
}

interface Props {
  by: Bundling;
  bundles: readonly Bundle[];
  search: WebSearch;
  onChoose: (search: WebSearch) => void;
}

function Choices({ by, bundles, search, onChoose }: Props) {
  const { t, counted } = useLanguage();
  const nameOf = useBundleName();
  const chosen = bundles.find(({ id }) => id === search[by]);
  const near = bundles.slice(0, atHand);
  const first = chosen && !near.includes(chosen) ? [chosen, ...near.slice(1)] : near;
  const rest = bundles.filter((bundle) => !first.includes(bundle));
  const { [by]: _chosen, ...without } = search;
  return (
    <div className="web__choices" role="group" aria-label={t('web.bundles')}>
      {first.map((bundle) => (
        <button
          key={bundle.id}
          type="button"
          className="chip"
          data-bundle={bundle.id}
          aria-pressed={bundle === chosen}
          onClick={() => onChoose(bundle === chosen ? without : { ...without, [by]: bundle.id })}
        >
          {nameOf(bundle, by)} <strong>{counted(bundle.count)}</strong>
        </button>
      ))}
      {rest.length > 0 && (
        <select
          className="utrecht-select utrecht-select--html-select"
          aria-label={t('web.bundles')}
          value=""
          onChange={({ target }) => onChoose({ ...without, [by]: target.value })}
        >
          <option value="">{t('web.others', { count: rest.length })}</option>
          {rest.map((bundle) => (
            <option key={bundle.id} value={bundle.id}>
              {nameOf(bundle, by)} {counted(bundle.count)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** A part of the filter that one does not bundle by now: it stays to be seen, and to be taken away. */
function Chosen({ by, bundles, search, onChoose }: Props) {
  const { t } = useLanguage();
  const nameOf = useBundleName();
  const chosen = bundles.find(({ id }) => id === search[by]);
  const { [by]: wanted, ...without } = search;
  return (
    <button type="button" className="chip" aria-pressed="true" onClick={() => onChoose(without)}>
      {t(`web.bundling.${by}`)}: {chosen ? nameOf(chosen, by) : wanted}
      <span aria-hidden="true">×</span>
      <span className="hidden">{t('web.remove')}</span>
    </button>
  );
}
