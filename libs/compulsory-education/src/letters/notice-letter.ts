import type { Sentence } from '@app/rules';

/** What the first letter to a family is made of. */
export interface NoticeLetter {
  readonly pupil: string;
  readonly school: string;
  readonly office: string;
  readonly officer: string;
}

/**
 * The letter that a family gets when a school notifies other absence for the first time: it accuses nobody, and says whom
 * to speak to.
 */
export function noticeLetter({ pupil, school, office, officer }: NoticeLetter): Sentence {
  return {
    nl: `Beste ouders of verzorgers van ${pupil},

${school} heeft ons laten weten dat ${pupil} lessen heeft gemist of te laat kwam. Dat is geen beschuldiging: we sturen deze brief bij elke eerste melding.

We raden u aan om met de school te bespreken wat er speelt en wat helpt. Is er meer aan de hand, of komt u er met de school niet uit? Bel ons dan gerust.

Met vriendelijke groet,
${officer}
${office}
`,
    en: `Dear parents or carers of ${pupil},

${school} told us that ${pupil} missed lessons or came late. This is no accusation: we send this letter at every first notification.

We advise you to discuss with the school what is the matter and what would help. If there is more to it, or if you and the school cannot work it out, please call us.

Kind regards,
${officer}
${office}
`,
  };
}
