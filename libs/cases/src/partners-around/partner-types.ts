import type { Open, Person } from '@app/platform';
import type { Sentence } from '@app/rules';

/** A kind of organisation that can be around a child. */
export interface PartnerType {
  readonly id: string;
  readonly title: Sentence;
  /** That it is there says that a child has to do with justice. */
  readonly isJudicial: boolean;
  /** What it may bring in as a guest; it is told nothing of a case. */
  readonly brings: 'nothing' | 'result';
  /** Added by the region. */
  readonly isLocal: boolean;
}

type Known = readonly [id: string, nl: string, en: string];

/** The sixteen that offices of compulsory education name, and the association of municipalities. */
const known: readonly Known[] = [
  ['school', 'School', 'School'],
  ['alliance', 'Samenwerkingsverband', 'Alliance'],
  ['neighbourhood-team', 'Wijkteam', 'Neighbourhood team'],
  ['youth-doctor', 'Jeugdarts', 'Youth doctor'],
  ['child-protection-board', 'Raad voor de Kinderbescherming', 'Child protection board'],
  ['halt', 'Halt', 'Halt'],
  ['certified-institution', 'Gecertificeerde instelling', 'Certified institution'],
  ['education-consultant', 'Onderwijsconsulent', 'Education consultant'],
  ['youth-health', 'GGD', 'Youth health'],
  ['work-and-income', 'Werk en Inkomen', 'Work and income'],
  ['coa', 'COA', 'COA'],
  ['nidos', 'Nidos', 'Nidos'],
  ['neighbourhood-court', 'Wijkrechter', 'Neighbourhood court'],
  ['school-social-work', 'Schoolmaatschappelijk werk', 'School social work'],
  ['safe-home', 'Veilig Thuis', 'Safe home'],
  ['public-prosecutor', 'Openbaar Ministerie', 'Public prosecutor'],
  ['association-of-municipalities', 'VNG', 'Association of municipalities'],
];

const judicial = ['child-protection-board', 'halt', 'neighbourhood-court', 'safe-home', 'public-prosecutor'];

/** The kinds that everybody knows. */
export const knownPartnerTypes: readonly PartnerType[] = known.map(([id, nl, en]) => ({
  id,
  title: { nl, en },
  isJudicial: judicial.includes(id),
  brings: id === 'halt' ? 'result' : 'nothing',
  isLocal: false,
}));

/** Those, and what the region added. */
export async function partnerTypes(open: Open<Person>): Promise<readonly PartnerType[]> {
  const local = await open.sql<Pick<PartnerType, 'id' | 'title'>>(
    `select id, title from partner_type where region_id = $1 order by id`,
    [open.who.region],
  );
  return [
    ...knownPartnerTypes,
    ...local.map((one) => ({ ...one, isJudicial: false, brings: 'nothing', isLocal: true }) as const),
  ];
}

/** Adds a kind of the region's own; one that is there already stays as it is. */
export async function addPartnerType(
  open: Open<Person>,
  { id, title }: Pick<PartnerType, 'id' | 'title'>,
): Promise<void> {
  if (knownPartnerTypes.some((one) => one.id === id)) return;
  await open.sql(`insert into partner_type (region_id, id, title) values ($1, $2, $3) on conflict do nothing`, [
    open.who.region,
    id,
    JSON.stringify(title),
  ]);
}
