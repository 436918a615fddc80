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
      nl: 'Dit zijn alle scholen in uw streek samen. Zij zoeken mee naar een plek die past. U hoeft hen niet te betalen.',
      en: 'These are all schools in your area together. They help to look for a place that fits. You do not have to pay them.',
    },
  ),
  explained(
    'youth-health',
    { nl: 'De jeugdarts', en: 'The youth doctor' },
    {
      nl: 'De jeugdarts kijkt wat een kind aankan. De jeugdarts geeft geen straf. Wat u vertelt, blijft bij de jeugdarts.',
      en: 'The youth doctor looks at what a child can bear. The youth doctor does not punish. What you tell stays with the doctor.',
    },
  ),
  explained(
    'neighbourhood-team',
    { nl: 'Het wijkteam', en: 'The neighbourhood team' },
    {
      nl: 'Het wijkteam helpt thuis. Zij komen als u dat goed vindt. Deze hulp kost u niets.',
      en: 'The neighbourhood team helps at home. They come when you agree. This help costs you nothing.',
    },
  ),
  explained(
    'compulsory-education',
    { nl: 'De leerplichtambtenaar', en: 'The compulsory education officer' },
    {
      nl: 'Deze persoon werkt bij de gemeente. Hij let op het recht van elk kind om te leren. U mag hem altijd iets vragen.',
      en: 'This person works for the municipality. He watches over the right of each child to learn. You may always ask him something.',
    },
  ),
  explained(
    'table',
    { nl: 'De tafel', en: 'The table' },
    {
      nl: 'Soms weten school en anderen niet verder. Dan praten zij samen aan een tafel. Daarna hoort u wat er is besloten.',
      en: 'Sometimes school and others do not know how to go on. Then they talk together at a table. Afterwards you hear what was decided.',
    },
  ),
  explained(
    'supporter',
    { nl: 'Uw steunpersoon', en: 'Your supporter' },
    {
      nl: 'U mag iemand kiezen die u helpt. Die persoon ziet wat u ziet. U kunt daar altijd mee stoppen.',
      en: 'You may choose somebody who helps you. That person sees what you see. You can always stop that.',
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
      nl: 'In het plan staat hoe uw kind weer gaat leren. U maakt het plan samen met de school.',
      en: 'The plan says how your child will learn again. You make the plan together with the school.',
    },
  ),
  explained(
    'capacity',
    { nl: 'Belastbaarheid', en: 'What a child can bear' },
    {
      nl: 'Dit is hoeveel uren uw kind nu aankan. Dat kan elke maand anders zijn.',
      en: 'This is how many hours your child can manage now. That can change each month.',
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
      nl: 'Iemand die geen kant kiest, praat met u en met de school. U vraagt dit op deze pagina. Het kost u niets.',
      en: 'Somebody who takes no side talks with you and with the school. You ask for it on this page. It costs you nothing.',
    },
  ),
  explained(
    'education-consultant',
    { nl: 'Onderwijsconsulent', en: 'Education consultant' },
    {
      nl: 'Een onderwijsconsulent staat los van de school en de gemeente. Hij denkt met u mee. U kunt hem zelf bellen, gratis.',
      en: 'An education consultant is independent of school and municipality. He thinks along with you. You can call him yourself, for free.',
    },
  ),
  explained(
    'disputes-committee',
    { nl: 'Geschillencommissie passend onderwijs', en: 'Disputes committee for fitting education' },
    {
      nl: 'U bent het niet eens met de school over een plek of over hulp? Deze commissie luistert naar beide. Zij zegt wat zij vindt.',
      en: 'You do not agree with the school about a place or about help? This committee listens to both. It says what it thinks.',
    },
  ),
  explained(
    'objection',
    { nl: 'Bezwaar', en: 'Objection' },
    {
      nl: 'Bent u het niet eens met een besluit van de gemeente of het samenwerkingsverband? U kunt binnen zes weken bezwaar maken.',
      en: 'You do not agree with a decision of the municipality or the alliance? You can object within six weeks.',
    },
  ),
];
