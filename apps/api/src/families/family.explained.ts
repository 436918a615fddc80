import type { Sentence } from '@app/rules';

/** Something of the school system in plain words: short sentences, no word that has to be explained itself. */
export interface Explained {
  readonly id: string;
  readonly word: Sentence;
  readonly plain: Sentence;
}

const explained = (id: string, word: Sentence, plain: Sentence): Explained => ({ id, word, plain });

/** Who is who: for a family that never had to do with them. */
export const whoIsWho: readonly Explained[] = [
  explained(
    'school',
    { nl: 'De school', en: 'The school' },
    {
      nl: 'De school geeft les. De school moet ook helpen als leren niet lukt. Vaak houdt de school bij wat er is afgesproken.',
      en: 'The school teaches. It also has to help when learning does not go well. Often the school keeps track of what was agreed.',
    },
  ),
  explained(
    'alliance',
    { nl: 'Het samenwerkingsverband', en: 'The alliance of schools' },
    {
      nl: 'Dit zijn alle scholen in de streek samen. Zij zoeken mee naar een plek die past. Dat kost het gezin niets.',
      en: 'These are all schools in the area together. They help to look for a place that fits. It costs the family nothing.',
    },
  ),
  explained(
    'youth-health',
    { nl: 'De jeugdarts', en: 'The youth doctor' },
    {
      nl: 'De jeugdarts kijkt wat een kind aankan. De jeugdarts geeft geen straf. Wat een kind of ouder vertelt, blijft bij de jeugdarts.',
      en: 'The youth doctor looks at what a child can bear. The youth doctor does not punish. What a child or parent tells stays with the doctor.',
    },
  ),
  explained(
    'neighbourhood-team',
    { nl: 'Het wijkteam', en: 'The neighbourhood team' },
    {
      nl: 'Het wijkteam helpt thuis. Zij komen alleen als het gezin dat goed vindt. Deze hulp is gratis.',
      en: 'The neighbourhood team helps at home. They come only when the family agrees. This help is free.',
    },
  ),
  explained(
    'compulsory-education',
    { nl: 'De leerplichtambtenaar', en: 'The compulsory education officer' },
    {
      nl: 'Deze persoon werkt bij de gemeente en let op het recht om te leren. Iets vragen mag altijd.',
      en: 'This person works for the municipality, and watches over the right of each child to learn. Asking something is always fine.',
    },
  ),
  explained(
    'table',
    { nl: 'De tafel', en: 'The table' },
    {
      nl: 'Soms weten school en anderen niet verder. Dan praten zij samen aan een tafel. Daarna hoort het gezin wat er is besloten.',
      en: 'Sometimes school and others do not know how to go on. Then they talk together at a table. Afterwards the family hears what was decided.',
    },
  ),
  explained(
    'supporter',
    { nl: 'De steunpersoon', en: 'The supporter' },
    {
      nl: 'Een gezin mag iemand kiezen die helpt. Die persoon ziet wat het gezin ziet. Stoppen kan altijd.',
      en: 'A family may choose somebody who helps. That person sees what the family sees. That can always be stopped.',
    },
  ),
];

/** Words that come up in a talk. */
export const plainWords: readonly Explained[] = [
  explained(
    'director',
    { nl: 'Regie', en: 'Direction' },
    {
      nl: 'Eén persoon let op dat iedereen doet wat is afgesproken. Die persoon heeft de regie.',
      en: 'One person sees to it that everybody does what was agreed. That person directs.',
    },
  ),
  explained(
    'plan',
    { nl: 'Plan', en: 'Plan' },
    {
      nl: 'In het plan staat hoe een kind weer gaat leren. Ouders, kind en school maken het plan samen.',
      en: 'The plan says how a child will learn again. Parents, child and school make it together.',
    },
  ),
  explained(
    'capacity',
    { nl: 'Belastbaarheid', en: 'What a child can bear' },
    {
      nl: 'Dit is hoeveel uren een kind nu aankan. Dat kan elke maand anders zijn.',
      en: 'This is how many hours a child can manage now. That can change each month.',
    },
  ),
  explained(
    'authority',
    { nl: 'Gezag', en: 'Authority' },
    {
      nl: 'Wie gezag heeft, mag over het kind beslissen. Vaak zijn dat beide ouders, ook na een scheiding.',
      en: 'Who has authority may decide about the child. Often these are both parents, also after a divorce.',
    },
  ),
];

/** Where a family can go that does not agree: with the school first, and always with somebody who stands outside. */
export const disputes: readonly Explained[] = [
  explained(
    'mediation',
    { nl: 'Bemiddeling', en: 'Mediation' },
    {
      nl: 'Iemand die geen kant kiest, praat met het gezin en met de school. Dat kan op deze pagina worden gevraagd. Het is gratis.',
      en: 'Somebody who takes no side talks with the family and with the school. It can be asked for on this page. It is free.',
    },
  ),
  explained(
    'education-consultant',
    { nl: 'Onderwijsconsulent', en: 'Education consultant' },
    {
      nl: 'Een onderwijsconsulent hoort niet bij de school of de gemeente, en denkt mee. Ouders kunnen zelf bellen. Het is gratis.',
      en: 'An education consultant belongs to neither school nor municipality, and helps to find a way. Parents can call one themselves. It is free.',
    },
  ),
  explained(
    'disputes-committee',
    { nl: 'Geschillencommissie passend onderwijs', en: 'Disputes committee for fitting education' },
    {
      nl: 'Zijn ouders het niet eens met de school over een plek of over hulp? Deze commissie luistert naar beide. Daarna zegt zij wat zij vindt.',
      en: 'Do parents not agree with the school about a place or about help? This committee listens to both. Then it says what it thinks.',
    },
  ),
  explained(
    'objection',
    { nl: 'Bezwaar', en: 'Objection' },
    {
      nl: 'Zijn ouders het niet eens met een besluit van de gemeente of het samenwerkingsverband? Zij kunnen binnen zes weken bezwaar maken.',
      en: 'Do parents not agree with a decision of the municipality or the alliance? They can object within six weeks.',
    },
  ),
];
