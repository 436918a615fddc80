import type { Open } from '@app/platform';
import {
  type Agreement,
  BeyondKnownHolidays,
  type Calendar,
  checkForPublication,
  dayInWords,
  dayNumber,
  type LocalDate,
  mistakeText,
  readSource,
  type Role,
  rolesNamed,
  type Sentence,
  type SignalRule,
  type Task,
} from '@app/rules';
import type { Agreements } from '../agreements/agreements';
import { regionOf } from '../people';
import { missingPeople } from './region-people';
import type { Casebooks } from '../casebook';

/** Something that must be there before a region is switched on. */
export interface Missing {
  readonly what: 'agreements' | 'signals' | 'mistake' | 'organisation' | 'people' | 'calendar' | 'signature';
  readonly role?: Role;
  readonly organisation?: { readonly id: string; readonly name: string };
  /** Places in the contact chain without anybody. */
  readonly levels?: readonly string[];
  readonly sentence: Sentence;
}

/** What a check leans on. */
export interface CheckParts {
  readonly agreements: Agreements;
  readonly books: Casebooks;
  /** What a step may ask: the modules of the partners have a form for each. */
  readonly tasks: readonly Task[];
}

/** Everything that is missing before a region can be switched on; nothing where it can. */
export async function regionCheck(open: Open, regionId: string, parts: CheckParts): Promise<Missing[]> {
  const { settings } = await regionOf(open, regionId);
  const newest = (await parts.agreements.newest(open, [regionId])).get(regionId)!;
  const published = await parts.agreements.byId(open, newest.values());
  const agreed = published.map(({ agreement }) => agreement);
  const signals = await parts.agreements.signalRules(open, regionId);
  const calendar = parts.books.calendar(settings, await parts.books.days.ofRegion(open, regionId));
  const named = rolesNamed(agreed).filter((role) => role !== 'decisive-authority' || settings.decisiveAuthority);
  return [
    ...missingAgreements(agreed, signals?.rules, parts.tasks),
    ...(await missingPeople(open, regionId, { named, unreachable: settings.unreachable })),
    ...missingDays(calendar, calendar.dateAt(open.nowMs)),
    ...(await missingSignatures(open, regionId)),
  ];
}

function missingAgreements(
  agreed: readonly Agreement[],
  signals: readonly SignalRule[] | undefined,
  tasks: readonly Task[],
): Missing[] {
  const none: Missing[] = [];
  if (agreed.length === 0) {
    none.push({
      what: 'agreements',
      sentence: { nl: 'Er zijn geen afspraken gepubliceerd', en: 'No agreement is published' },
    });
  }
  if (!signals || signals.length === 0) {
    none.push({
      what: 'signals',
      sentence: { nl: 'Er zijn geen signalen gepubliceerd', en: 'No signals are published' },
    });
  }
  const known = {
    tasks,
    workflows: agreed.map(({ workflow }) => workflow),
    // A region may do without a signal that a workflow names: whether it is one at all, the files were asked.
    signals: [...(signals ?? []).map(({ id }) => id), ...agreed.flatMap(({ opens }) => opens.signals)],
  };
  return [...none, ...agreed.flatMap((agreement) => mistakesIn(agreement, known))];
}

/** What is kept is the compiled text: whoever published it could have left out a check of the files. */
function mistakesIn(
  agreement: Agreement,
  known: { tasks: readonly Task[]; workflows: readonly string[]; signals: readonly string[] },
): Missing[] {
  const { workflow, version, direction = 'unchanged' } = agreement;
  const source = readSource(`${workflow}@${version}`, JSON.stringify({ version, direction }));
  return checkForPublication(agreement, { source, ...known }).map(({ path, message, hint }): Missing => {
    const text = mistakeText({ path, message, hint, file: source.file });
    return { what: 'mistake', sentence: { nl: text, en: text } };
  });
}

/** School holidays must be known to the end of the school year that comes: terms of this year run into it. */
function missingDays(calendar: Calendar, today: LocalDate): Missing[] {
  const year = Number(today.slice(0, 4)) + (today.slice(5) < '08-01' ? 1 : 2);
  const last: LocalDate = `${year}-07-31`;
  try {
    calendar.isSchool(calendar.workingUntil(dayNumber(last)));
    return [];
  } catch (error) {
    if (!(error instanceof BeyondKnownHolidays)) throw error;
    const [known, wanted] = [dayInWords(error.lastKnown), dayInWords(last)];
    const sentence = {
      nl: `De schoolvakanties zijn bekend tot en met ${known.nl}; nodig is tot en met ${wanted.nl}`,
      en: `The school holidays are known until ${known.en}; they are needed until ${wanted.en}`,
    };
    return [{ what: 'calendar', sentence }];
  }
}

interface Unsigned {
  readonly id: string;
  readonly name: string;
  readonly covenant: boolean;
  readonly processor: boolean;
}

const unsigned = `
  select id, name, covenant_on is not null as covenant, processor_agreement_on is not null as processor
    from organisation
   where region_id = $1 and role not in ('parents', 'young-person')
     and (covenant_on is null or processor_agreement_on is null)
   order by role, name`;

async function missingSignatures(open: Open, regionId: string): Promise<Missing[]> {
  const rows = await open.sql<Unsigned>(unsigned, [regionId]);
  return rows.map(({ id, name, covenant, processor }): Missing => {
    const nl = [...(covenant ? [] : ['convenant']), ...(processor ? [] : ['verwerkersovereenkomst'])].join(' en ');
    const en = [...(covenant ? [] : ['covenant']), ...(processor ? [] : ['processor agreement'])].join(' and ');
    const sentence = { nl: `${name}: geen datum van ${nl}`, en: `${name}: no date of ${en}` };
    return { what: 'signature', organisation: { id, name }, sentence };
  });
}
