import {
  absencesOf,
  type AskedCopy,
  authoritiesBy,
  type CaseNow,
  type Cases,
  evidenceOf,
  looksBy,
  redactionFor,
  regionOf,
  toldOnBy,
  wordsOf,
  type Redact,
} from '@app/cases';
import type { Open, Person } from '@app/platform';
import { dayInWords, type LocalDate, momentsOf, recipientInWords } from '@app/rules';
import type { Copy, CopyItem, CopyPart } from './copy';
import * as said from './copy.words';
import { titlesIn } from '../../cases/case.words';
import { knows } from '../../cases/confidential';
import { toldInPlainWords } from '../../families/looks.words';
import { partnerOf } from '../../cases/partners';

/**
 * Makes the copy that a family asked of one organisation: what that organisation did, wrote, stated and told, and nothing of
 * what others did. Other people stand in it by what they are; numbers, how others are reached and what lies in a vault do not.
 */
export async function makeCopy(open: Open, cases: Cases, asked: AskedCopy): Promise<Copy> {
  open.looked({ pupils: [asked.pupilId], cases: [asked.caseId], because: 'copy-for-family' });
  const now = await cases.read(open, asked.caseId);
  const { settings } = await regionOf(open, asked.regionId);
  const moments = momentsOf(settings.zone);
  const day = (at: Date) => moments.dateAt(at.getTime());
  const { name, bornOn, school, municipality } = now.child;
  return {
    madeOn: moments.dateAt(open.nowMs),
    organisation: { name: asked.organisation, who: recipientInWords(asked.role).nl },
    child: { name, bornOn, school, municipality },
    parts: [
      stepsOf(now, asked),
      await formsOf(open, now, asked, day),
      await writtenOf(open, asked, day),
      await statedOf(open, asked),
      await toldOf(open, asked, day),
      await authorityOf(open, asked, day),
      await looksOf(open, asked, settings.zone),
    ],
    leftOut: said.leftOut,
  };
}

type Day = (at: Date) => LocalDate;

/** The family as the confidential parts of an agreement know it: what is kept from it by agreement is not told here either. */
const family = (role: AskedCopy['forRole']): Person => ({
  id: nobody,
  organisation: nobody,
  region: nobody,
  roles: [role],
  language: 'nl',
});
const nobody = '00000000-0000-0000-0000-000000000000';

/** What the organisation was to do, as whatever party it is in the case. */
function stepsOf(now: CaseNow, { organisationId, forRole }: AskedCopy): CopyPart {
  const roles = now.parties.filter((one) => one.organisationId === organisationId).map(({ role }) => role);
  const titles = titlesIn(now);
  const own = Object.values(now.state.steps).filter(({ responsible }) => roles.includes(responsible));
  const items = own.map((step): CopyItem => {
    const isKnown = knows(now, family(forRole), step.key);
    return {
      on: step.startedOn,
      what: isKnown ? titles.of(step.key).nl : said.confidentialStep,
      details: {
        [said.dueOn]: dayInWords(step.due.on).nl,
        [said.state]: said.states[step.state] ?? step.state,
      },
    };
  });
  return { id: 'steps', title: said.parts.steps, items };
}

async function formsOf(open: Open, now: CaseNow, { caseId, organisationId, role, forRole }: AskedCopy, day: Day) {
  const keptIn = partnerOf([role])?.evidence;
  const forms = keptIn ? await evidenceOf(open, keptIn, caseId) : [];
  const titles = titlesIn(now);
  const own = forms.filter((one) => one.organisationId === organisationId && knows(now, family(forRole), one.step));
  const items = own.map(({ step, form, recordedAt }): CopyItem => ({
    on: day(recordedAt),
    what: titles.of(step).nl,
    details: Object.fromEntries(
      Object.entries(form).map(([name, value]) => [said.plain(name), said.plainValue(value)]),
    ),
  }));
  return { id: 'forms', title: said.parts.forms, items };
}

async function writtenOf(open: Open, asked: AskedCopy, day: Day): Promise<CopyPart> {
  const written = await wordsOf(open, asked);
  const redact: Redact = await redactionFor(
    open,
    asked,
    written.map(({ text }) => text),
  );
  const items = written.map(({ kind, text, writtenAt }) => ({
    on: day(writtenAt),
    what: said.kinds[kind],
    text: redact(text),
  }));
  return { id: 'written', title: said.parts.written, items };
}

async function statedOf(open: Open, asked: AskedCopy): Promise<CopyPart> {
  const stated = await absencesOf(open, asked);
  const items = stated.map(({ on, kind, hours }) => ({
    on,
    what: said.absences[kind],
    ...(hours !== null && { details: { [said.hours]: String(hours) } }),
  }));
  return { id: 'absence', title: said.parts.absence, items };
}

async function toldOf(open: Open, asked: AskedCopy, day: Day): Promise<CopyPart> {
  const told = await toldOnBy(open, asked);
  const items = told.map(({ to, categories, basis, purpose, from, until, hasEnded }) => ({
    on: day(from),
    what: said.toldTo(to),
    details: {
      [said.about]: categories.map((one) => toldInPlainWords[one].nl).join(', '),
      [said.because]: said.purposes[purpose],
      [said.basis]: said.bases[basis],
      [said.until]: hasEnded ? said.ended : dayInWords(until).nl,
    },
  }));
  return { id: 'told', title: said.parts.told, items };
}

async function authorityOf(open: Open, asked: AskedCopy, day: Day): Promise<CopyPart> {
  const written = await authoritiesBy(open, asked, asked.readBy);
  const items = written.map(({ kind, source, since, endedAt, reached }) => ({
    on: since,
    what: said.relatives[kind],
    details: {
      [said.source]: said.sources[source] ?? source,
      ...(endedAt && { [said.until]: dayInWords(day(endedAt)).nl }),
      ...(reached && { [said.mail]: reached.email }),
      ...(reached?.phone && { [said.phone]: reached.phone }),
      ...(reached?.address && { [said.address]: reached.address }),
    },
  }));
  return { id: 'authority', title: said.parts.authority, items };
}

async function looksOf(open: Open, asked: AskedCopy, zone: string): Promise<CopyPart> {
  const looks = await looksBy(open, asked, zone);
  const items = looks.map(({ on, role, times }) => ({ on, what: said.lookedAs(recipientInWords(role).nl, times) }));
  return { id: 'looks', title: said.parts.looks, items };
}
