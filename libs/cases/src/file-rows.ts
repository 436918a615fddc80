import { directorOf } from '@app/rules';
import type { NumberedCase, Standing } from './kept-case';

/** What lists and searches ask of a case: the columns of `case_file` that follow from its state, as JSON. */
export function fileRow({ id, state }: Standing) {
  return {
    id,
    phase: state.phase,
    director_role: directorOf(state),
    director_rule: state.directorRule ?? null,
    proposed_role: state.proposal?.responsible ?? null,
    proposed_until: state.proposal?.due.on ?? null,
    on_regional_list: state.onRegionalList,
    closed_as: state.closedAs ?? null,
    opened_at: new Date(state.openedAt).toISOString(),
    first_day_absent: state.firstDayAbsent,
  };
}

/** A row of `case_state`, as JSON. */
export function stateRow({ id, seq, era, state }: NumberedCase) {
  return { case_id: id, seq, era, state };
}
