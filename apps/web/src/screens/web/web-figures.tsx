import { Link } from '@tanstack/react-router';
import { figures, type WebPage, type WebSearch } from '../../api/web';
import { useLanguage } from '../../language';

/** Four counts, each a filter that is an address. */
export function WebFigures({ counts, search }: { counts: WebPage['figures']; search: WebSearch }) {
  const { t, counted } = useLanguage();
  const { figure: chosen, ...rest } = search;
  return (
    <nav className="figures" aria-label={t('web.figures')}>
      {figures.map((id) => (
        <Link
          key={id}
          to="/web"
          search={chosen === id ? rest : { ...rest, figure: id }}
          className={`figure ${counts[id] ? 'figure--missed' : 'figure--none'}`}
          activeProps={{}}
          aria-current={chosen === id ? 'true' : undefined}
          title={t(`web.figureHint.${id}`)}
        >
          <strong>{counted(counts[id])}</strong> {t(`web.figure.${id}`)}
        </Link>
      ))}
    </nav>
  );
}
