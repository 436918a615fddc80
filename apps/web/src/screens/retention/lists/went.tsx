import type { Proof, RetentionClass } from '../../../api/retention';
import { useLanguage } from '../../../language';
import { dateOf, useDates } from '../../../language/dates';
import { KeptSection } from '../kept-section';
import { ProposedList } from './proposed-list';
import { titleOf } from './title-of';

/** The proof: who proposed and approved what, when, how much of it was destroyed, and by which digest the list is known. */
export function Went({ classes, lists }: { classes: RetentionClass[]; lists: Proof[] }) {
  const { t, say } = useLanguage();
  return (
    <KeptSection id="went" title={t('retention.went')}>
      {lists.length === 0 && <p className="quiet">{t('retention.wentNone')}</p>}
      {lists.map((one) => (
        <One key={one.id} list={one} title={say(titleOf(classes, one.class))} />
      ))}
    </KeptSection>
  );
}

function One({ list, title }: { list: Proof; title: string }) {
  const { t, word } = useLanguage();
  const { moment, short } = useDates();
  const { state, proposed, approved, doneAt, items, destroyed } = list;
  const by = ({ person, as, at }: Proof['proposed']) => ({ person, as: word('level', as), moment: moment(at) });
  const date = doneAt ? short(dateOf(doneAt)) : '';
  return (
    <article className="kept__one" data-list={state}>
      <h3 className="nl-heading nl-heading--level-3">{title}</h3>
      {state !== 'proposed' && <p>{t(`retention.state.${state}`, { destroyed, items, date })}</p>}
      <p className="quiet">
        {t('retention.proposedBy', by(proposed))} {approved && t('retention.approvedBy', by(approved))}
      </p>
      <ProposedList list={list} title={title} />
    </article>
  );
}
