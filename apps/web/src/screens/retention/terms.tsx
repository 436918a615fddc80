import type { RetentionClass } from '../../api/retention';
import { useLanguage } from '../../language';
import { Cell } from '../../parts/cell';
import { KeptSection, KeptTable } from './kept-section';

/** Everything that is kept, how long, why so long, and how it goes. */
export function Terms({ classes }: { classes: RetentionClass[] }) {
  const { t, say } = useLanguage();
  const columns = (['what', 'long', 'because', 'goes'] as const).map((column) => t(`retention.term.${column}`));
  return (
    <KeptSection id="terms" title={t('retention.terms')}>
      <KeptTable caption={t('retention.terms')} columns={columns}>
        {classes.map((one) => (
          <tr key={one.class} className="utrecht-table__row" data-term={one.class}>
            <Cell className="table__strong" label={t('retention.term.what')}>
              {say(one.title)}
            </Cell>
            <Cell label={t('retention.term.long')}>{say(one.term)}</Cell>
            <Cell className="table__wide" label={t('retention.term.because')}>
              {say(one.basis)}
            </Cell>
            <Cell label={t('retention.term.goes')}>{t(`retention.goes.${one.goes}`)}</Cell>
          </tr>
        ))}
      </KeptTable>
    </KeptSection>
  );
}
