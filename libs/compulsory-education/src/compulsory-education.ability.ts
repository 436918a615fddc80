import { abilityOf, type May, mayAsk, mayOpenByHand, partyMay } from '@app/cases';
import type { Person } from '@app/platform';

/** Whether somebody inquires for an office: he refers to partners of justice, and begins the criminal route. */
export const inquires = (who: Person) =>
  who.roles[0] === 'compulsory-education' && abilityOf(who, compulsoryEducationMay).can('blame', 'CaseFile');

/**
 * What people of compulsory education may do. They watch the cases of their residents; they alone close one, and they
 * may open it again, and say which pupils are one child. Their team lead gets the region to work.
 */
export function compulsoryEducationMay(may: May, who: Person): void {
  partyMay(may, who);
  mayOpenByHand(may, who);
  may.can('read', 'CaseFile', { watcher: who.organisation }).because('it watches the residents of its municipality');
  if (who.roles.includes('person') || who.roles.includes('backup') || who.roles.includes('team-lead')) {
    may
      .can(['close', 'reopen', 'set', 'correct', 'read-notes', 'note', 'link', 'invite'], 'CaseFile', {
        watcher: who.organisation,
      })
      .because('the officer watches the case');
    mayAsk(may, { watcher: who.organisation });
    may
      .can('see-shielded', 'CaseFile', { watcher: who.organisation })
      .because('an officer alone is told where somebody lives whose address is secret');
    may.can('blame', 'CaseFile').because('whose fault absence is, the officer finds out');
    may.can('decide-on', 'Child').because('it keeps the register of the pupils of its municipality');
  }
  if (who.roles.includes('team-lead')) {
    may.can('administer', 'Region', { id: who.region }).because('it has the functional administration of the region');
  }
}
