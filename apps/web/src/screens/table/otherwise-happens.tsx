import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type AgendaItem, type Meeting, tableApi, tableKeys, type WholeDecision } from '../../api/table';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import type { Typed } from './typed-decision';
import { useTableAct } from './use-table-act';

interface Props {
  meeting: Meeting;
  item: AgendaItem;
  typed: Typed;
  parties: CaseFile['parties'];
}

/** Says of a decision that is still typed whether who does it is there, and what happens if it is not done in time. */
export function OtherwiseHappens(props: Props) {
  const { t, say } = useLanguage();
  const { meeting, item, typed } = props;
  const { on, present } = meeting;
  const { what, party, on: day, ladder } = typed;
  const there = present.map(({ id }) => id).join();
  const foreseen = useQuery({
    queryKey: tableKeys.foreseen(item.caseId, what, party, day, ladder, there),
    queryFn: () => tableApi.foresee(on, item.caseId, { what, party, within: { on: day }, ladder } as WholeDecision),
    enabled: Boolean(what && party && day),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  if (!what || !party || !day) return <p className="quiet">{t('table.stillAsks')}</p>;
  const { data, error } = foreseen;
  if (!data) return error ? <ActProblem error={error} /> : <p className="quiet">{t('app.loading')}</p>;
  if (data.refused) return <p className="decision__refused">{t('states.refused', { why: say(data.refused) })}</p>;
  const rungs = data.comes.filter(({ kind }) => kind === 'reminder' || kind === 'rung');
  return (
    <div className="decision__otherwise" data-foreseen={rungs.length}>
      <There {...props} isThere={data.isThere} answerBy={data.answerBy} />
      <p>
        <strong>{t('table.otherwise')}</strong>
      </p>
      <ol className="decision__ladder">
        {rungs.map(({ id, kind, on: at, sentence }) => (
          <li key={`${kind} ${id} ${at}`} className={`decision__rung--${kind}`}>
            {say(sentence)}
          </li>
        ))}
      </ol>
      {rungs.length === 0 && <p>{t('table.noLadder')}</p>}
    </div>
  );
}

/** Whether who carries it out is there; who leads marks it in place. */
function There({ meeting, typed, parties, isThere, answerBy }: Props & { isThere: boolean; answerBy?: string }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { on, mayLead, present, organisations } = meeting;
  const act = useTableAct(on, (ids: string[]) => tableApi.present(on, ids));
  const name = parties.find(({ role }) => role === typed.party)?.organisation;
  const organisation = organisations.find((one) => one.name === name);
  const who = organisation?.name ?? name ?? word('role', typed.party);
  return (
    <p data-there={isThere}>
      {isThere ? t('table.isThere', { who }) : t('table.isNotThere', { who, date: answerBy ? short(answerBy) : '' })}{' '}
      {mayLead && !isThere && organisation && (
        <button
          type="button"
          className="nl-link"
          data-act="is-there"
          onClick={() => act.mutate([...present.map(({ id }) => id), organisation.id])}
        >
          {t('table.isThereAct')}
        </button>
      )}
      <ActProblem error={act.error} />
    </p>
  );
}
