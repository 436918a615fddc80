import { missingInRegion } from '../../apps/local/src/region-database';
import { expectByTheRules } from '../support/by-the-rules';
import { type Given, ImportCommand } from '../support/import-command';
import { PlatformApi } from '../support/platform-api';
import { bothQueues } from '../support/queues';
import type { Visitor } from '../support/running-api';
import { RunningPlatform } from '../support/running-platform';
import { until } from '../support/until';
import * as children from './day-one/children';
import { firstMails, type FirstMail, saidIn } from './day-one/first-mails';
import * as organisations from './day-one/organisations';

const amsterdam = (text: string) => Date.parse(`${text}+01:00`);
/** Lists and the switch on a Saturday, two corrections on Sunday, and the first dispatch on a working day. */
const day = {
  saturday: amsterdam('2026-11-28T14:00'),
  sunday: amsterdam('2026-11-29T12:00'),
  midnight: amsterdam('2026-11-30T00:00'),
  monday: amsterdam('2026-11-30T09:00'),
  tuesday: amsterdam('2026-12-01T09:00'),
};

/** What stands between the region and its first day, as the api tells it. */
interface Readiness {
  readonly missing: readonly { readonly sentence: { readonly nl: string } }[];
  readonly organisations: readonly { readonly id: string }[];
  readonly activeAt?: string;
}

const unsigned = [
  'SWV PO',
  'SWV VO',
  'Stichting Onderwijs',
  'Leerplicht Rietoord',
  'Leerplicht Waterdam',
  'Wethouder onderwijs',
  'Wijkteam Oost',
  'De Wilg',
  'Rietplas',
  'Thuiszitterstafel',
  'GGD Waterrijk',
].map((name) => `${name}: geen datum van convenant en verwerkersovereenkomst`);

/**
 * The region of a functional administrator, from an empty database to the first mail of each person: who is told what is
 * worked out in `day-one/first-mails.ts`.
 *
 * Seen to fail: without `goAlong` in `relay` who also has cases that were not taken over gets a mail for each of those, and without
 * `is_first` in `tellingParts` as well everybody one for each line; when rungs that passed are not overtaken, in the words of the
 * trial and on Monday; without `putOffPast` in cases that are taken over there are mails on Saturday, which speak of an outage;
 * when no day counts as covered, Jens has a case; without a look planned at the children Iris has none; when what is corrected
 * ends nothing, there are twelve cases on Sunday; when `switchOn` does not ask what is missing, at its first refusal.
 */
bothQueues((store) => {
  let platform: RunningPlatform;
  let command: ImportCommand;
  let api: PlatformApi;
  let teamLead: Visitor;

  beforeAll(async () => {
    platform = await RunningPlatform.start(store);
    await platform.clockAt(day.saturday);
    command = await ImportCommand.inFolder(platform.config.DATABASE_URL);
    api = await PlatformApi.start(platform);
  });
  afterAll(async () => {
    await api.stop();
    await platform.stop();
    await command.end();
  });

  /** Tries a list, reads what would come of it, and brings it: then as many rows become the same. */
  async function bring(kind: string, lines: readonly string[], [counts, ...words]: Words, given: Given = {}, ends = 0) {
    expect(await command.bring(kind, lines, { ...given, isTrial: true })).toBe(ends);
    for (const said of [counts, ...words, 'This was a trial: nothing was kept.']) expect(command.told).toMatch(said);
    expect(await command.bring(kind, lines, given)).toBe(ends);
    expect(command.told).toMatch(counts);
    expect(command.told).not.toContain('This was a trial');
  }
  type Words = readonly [counts: string, ...more: readonly (string | RegExp)[]];

  const missing = async () => {
    const env = { NODE_ENV: 'test', DATABASE_URL: platform.config.DATABASE_URL };
    const found = await missingInRegion('.', env, 'waterrijk');
    return found.missing.map(({ sentence }) => sentence.nl);
  };
  const check = async () => (await teamLead.get<Readiness>('/regions/current/check')).body;
  const openCases = () => platform.rows(`select from case_file where phase = 'open'`);
  const mailsAt = async (moment: number) => {
    platform.mails.clear();
    await platform.clockAt(moment);
    await platform.tick();
    await platform.delivered();
    return platform.mails.messages();
  };

  test('an empty database gets its region, who works there and the children', async () => {
    expect(await platform.rows('select from region')).toEqual([]);
    expect(await command.makeRegion('waterrijk', { isTrial: true })).toBe(0);
    expect(command.told).toMatch(/^Region Waterrijk: added, .*\nThis was a trial/);
    expect(await command.makeRegion('waterrijk')).toBe(0);
    await bring('organisations', organisations.own, ['9 added, 0 changed, 0 unchanged, 0 wrong.']);
    const duo = { profile: 'duo-vo' };
    await bring(
      'organisations',
      organisations.secondarySchools,
      ['1 added, 0 changed, 0 unchanged, 0 wrong, 1 of elsewhere.'],
      duo,
    );
    await bring('organisations', organisations.boards, ['profile duo-boards): 1 added, 0 changed']);
    await bring('people', organisations.people, ['28 added, 0 changed, 0 unchanged, 0 wrong.']);
    await bring('pupils', children.pupils, ['16 added, 0 changed, 0 unchanged, 0 wrong.']);
  });

  test('before there are cases it is asked what is missing, and what lists mend is mended', async () => {
    expect(await missing()).toEqual([
      'Geen organisatie voor het wijkteam: Waterdam po en Waterdam vo',
      'Thuiszitterstafel heeft geen voorzitter',
      'GGD Waterrijk heeft geen achterwacht en teamleider',
      ...unsigned,
    ]);
    await bring('organisations', organisations.ownMended, ['0 added, 1 changed, 0 unchanged, 0 wrong.']);
    await bring('people', organisations.peopleMended, ['3 added, 0 changed, 0 unchanged, 0 wrong.']);
    expect(await missing()).toEqual(unsigned);
  });

  test('running cases come in, and the trial says how many land on which rung', async () => {
    const words: Words = [
      '7 added, 0 changed, 0 unchanged, 1 wrong.',
      ...['R1', 'R2', 'R3', 'R4', 'R5'].map((rung) => `  1 zaak: trede ${rung} gaat af `),
      ...['A1', 'A2', 'A4'].map((rung) => `  1 zaak: trede ${rung} van ‘tijd thuis’ gaat af `),
      '  2 zaken: trede A3 van ‘tijd thuis’ gaat af ',
      '  1 zaak: een herinnering ',
      '  2 zaken zonder gemiste stap',
      '  1 zaak waarin bij de eerste verzending niets afgaat',
      '  Bij die eerste verzending krijgt ieder hoogstens één bericht',
      '  line 9, leerlingnummer: This pupil has a case that runs',
    ];
    await bring('running-cases', children.runningCases, words, {}, 1);
    expect(await openCases()).toHaveLength(7);
  });

  test('absence, notifications and enrolments come in, and what follows is said before', async () => {
    const { ofRietplas, ofDeWilg } = children;
    const counted = 'Signals: 2 statutory-16h; 2 cases opened.';
    await bring('absences', ofRietplas.lines, ['31 added, 0 changed', counted], ofRietplas.given);
    await bring(
      'absences',
      ofDeWilg.lines,
      ['4 added, 0 changed', 'Signals: 1 statutory-16h; 0 cases opened.'],
      ofDeWilg.given,
    );
    await bring('notifications', children.notifications, [
      '4 added, 0 changed',
      /Signals: (?=.*2 long-relative)(?=.*1 statutory-16h).*; 3 cases opened\./,
      '1 rows to look at',
    ]);
    expect(await command.beside('notifications', 'notices')).toContain('niet afgesproken wat hierop volgt');
    await bring('enrolments', children.enrolments, ['2 added, 0 changed', '1 rows to look at']);
    expect(await command.beside('enrolments', 'notices')).toContain('nergens meer ingeschreven');
  });

  test('the region is switched on when everybody has signed, not before', async () => {
    teamLead = await api.signedIn('marleen@waterdam.example');
    const { missing: points, organisations: all } = await check();
    expect(points.map(({ sentence }) => sentence.nl)).toEqual(unsigned);
    const refused = { status: 422, body: { type: '/problems/region-not-ready' } };
    for (const { id } of all) {
      expect(await teamLead.send('/regions/current/switch-on', {})).toMatchObject(refused);
      const dates = { covenantOn: '2026-06-18', processorAgreementOn: '2026-07-02' };
      expect((await teamLead.send(`/regions/current/organisations/${id}/signatures`, dates)).status).toBe(200);
    }
    expect(await teamLead.send('/regions/current/switch-on', {})).toMatchObject({
      status: 200,
      body: { missing: [], activeAt: '2026-11-28T14:00:00+01:00' },
    });
    await until(async () => (await openCases()).length === 12);
  });

  test('on Sunday a row is corrected and a notification withdrawn, and their cases end', async () => {
    expect(platform.mails.messages()).toEqual([]);
    expect(await mailsAt(day.sunday)).toEqual([]);
    const words: Words = ['0 added, 1 changed', 'Signals: none; 1 withdrawn by a correction; 0 cases opened.'];
    await bring('absences', children.corrected.lines, words, children.corrected.given);
    await bring('notifications', children.withdrawn, words);
    expect(await openCases()).toHaveLength(10);
  });

  test('on Monday each person has the one mail that is right for him, or none', async () => {
    expect(await mailsAt(day.midnight)).toEqual([]);
    expect(await openCases()).toHaveLength(11);
    const mails = await mailsAt(day.monday);
    const cases = await platform.rows<{ id: string; child: string }>(
      `select c.id, split_part(p.name, ' ', 1) as child from case_file c join pupil p on p.id = c.pupil_id`,
    );
    const names = new Map(cases.map(({ id, child }) => [id, child]));
    const everybody = await platform.rows<{ email: string }>('select email from person order by email');
    const said = everybody.map(({ email }): [string, readonly FirstMail[]] => [
      email,
      mails.filter(({ to }) => to.join() === email).map((mail) => saidIn(mail, names)),
    ]);
    const wanted = Object.entries(firstMails).map(([email, mail]) => [email, mail === 'nothing' ? [] : [mail]]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(wanted));
    expect(mails).toHaveLength(said.filter(([, some]) => some.length > 0).length);
  });

  test('from then on each mail is about one thing', async () => {
    const mails = await mailsAt(day.tuesday);
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.filter(({ subject }) => /in Terugweg/.test(subject))).toEqual([]);
    await expectByTheRules(platform);
  });
});
