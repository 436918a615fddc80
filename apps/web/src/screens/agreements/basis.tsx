import type { Basis } from '../../api/papers';
import { useLanguage } from '../../language';

/** Whether a term is law, agreement or some of both: with a shape, a word, and what it means on pointing. */
export function BasisMark({ basis }: { basis: Basis }) {
  const { t } = useLanguage();
  return (
    <span className={`basis basis--${basis}`} title={t(`agreements.basisWhat.${basis}`)} data-basis={basis}>
      <svg className="basis__shape" viewBox="0 0 16 16" aria-hidden="true">
        {(basis === 'law' || basis === 'both') && <path d="M2 13h12M3 6h10L8 2zM4.5 6.5v6M8 6.5v6M11.500 6.500v6" />}
        {basis === 'agreement' && <path d="M2.500 3h11v7.500H8L4.500 13.500v-3h-2z" />}
        {basis === 'unsaid' && <path d="M4 8h8" />}
      </svg>
      {t(`agreements.basis.${basis}`)}
    </span>
  );
}
