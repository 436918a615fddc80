/** What is destroyed with the content of a case, in this order: what refers to something goes before it. */
export const destroyedWithCase: readonly { readonly table: string; readonly where?: string }[] = [
  { table: 'consent_answer', where: 'consent_id in (select id from consent where case_id = $1)' },
  { table: 'rights_event', where: 'request_id in (select id from rights_request where case_id = $1)' },
  { table: 'erasure_granted' },
  { table: 'rights_request' },
  { table: 'share' },
  { table: 'consent' },
  { table: 'case_link', where: '$1 in (one_id, other_id)' },
  ...['table_guest', 'table_item', 'table_decision', 'table_evidence', 'school_evidence', 'alliance_evidence'].map(of),
  ...['youth_health_evidence', 'neighbourhood_team_evidence', 'compulsory_education_evidence', 'letter'].map(of),
  ...['referral', 'invitation', 'case_partner', 'case_taken_over', 'handed_over', 'disagreement', 'break_glass'].map(
    of,
  ),
  ...['note', 'remark', 'once', 'outbox', 'agenda', 'firing', 'alarm', 'audit_finding', 'case_state', 'timeline'].map(
    of,
  ),
];

function of(table: string) {
  return { table };
}

/**
 * What is left of a case, by which the figures of a year stay what they were, and what of it goes: days, places and closed
 * words, and no child, no parent and nobody who worked on it.
 */
export const leftOfCase: Readonly<Record<string, string>> = {
  case_file: 'without its child',
  case_workflow: 'which agreements ran',
  case_migration: 'which versions they had',
  case_party: 'which organisations took part; not the people, and not the family',
  step: 'what was agreed, due, done and missed; nothing of it is words of a person',
  case_return: 'the day of return; not who wrote it down',
  signal_firing: 'that a pupil had a signal on a day, apart from the case and without what was counted',
  placement: 'how long a place was taken',
  placement_request: 'how long somebody waited; not who asked',
  placement_return: 'that a request came back; not by whom',
  placement_follow_up: 'what became of it, in closed words',
  consult_invitation: 'that a consultation was planned, and whether anybody came',
  criminal_route: 'that it ran, until its file in the vault goes',
  legal_hold: 'that it was held once, and is not any more',
  supervision_result: 'what the office keeps until the nineteenth birthday',
};
