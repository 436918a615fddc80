import type { Obligation } from '@app/cases';
import type { Open } from '@app/platform';
import type { LocalDate } from '@app/rules';

/** What the invented organisations did themselves, of which one is due again before long. All references are invented. */
const done: Readonly<Record<Obligation, readonly [on: LocalDate, by: string, evidence: string]>> = {
  dpia: ['2026-06-04', 'FG-overleg van de regio', 'DPIA versie 1.2 (verzonnen)'],
  'processor-agreements': ['2026-08-20', 'Privacyteam', 'Register van verwerkers, blad 4 (verzonnen)'],
  'joint-controllers': ['2026-08-20', 'Regiegroep', 'Bijlage 2 bij het convenant (verzonnen)'],
  pentest: ['2026-09-11', 'Onafhankelijk testbureau', 'Rapport 2026-114 (verzonnen)'],
  tls: ['2026-10-05', 'Beheer', 'Uitslag internet.nl van 5 oktober (verzonnen)'],
  'mail-dns': ['2026-10-05', 'Beheer', 'Uitslag internet.nl van 5 oktober (verzonnen)'],
  'restore-test': ['2026-07-20', 'Beheer', 'Verslag terugzetten 3 (verzonnen)'],
  'secure-mail': ['2026-09-01', 'Informatiebeveiliging', 'Verklaring NTA 7516 (verzonnen)'],
  'synthetic-data': ['2026-09-01', 'Beheer', 'Controle testomgeving (verzonnen)'],
  'text-tools': ['2026-09-01', 'Privacyteam', 'Verklaring: geen tekst uit zaken naar tekst-hulpmiddelen (verzonnen)'],
  'wpg-internal': ['2026-11-02', 'Interne auditdienst', 'Wpg-audit 2026 (verzonnen)'],
  'wpg-external': ['2025-11-14', 'Externe auditor', 'Wpg-audit 2025 (verzonnen)'],
  accessibility: ['2026-10-26', 'Onafhankelijk onderzoeksbureau', 'Toegankelijkheidsverklaring, status B (verzonnen)'],
};

/** Written down by whoever looks after the installation, or leads its office of compulsory education. */
const write = `
  insert into obligation_done (id, region_id, what, done_on, done_by, evidence, recorded_by, recorded_at)
  select gen_random_uuid(), $1, r.what, r."on", r."by", r.evidence, who.person_id, $3
    from json_to_recordset($2) as r(what text, "on" date, "by" text, evidence text)
    cross join (select m.person_id from membership m join organisation o on o.id = m.organisation_id
                 where o.region_id = $1 and (m.level = 'administrator' or m.level = 'team-lead' and o.role = 'compulsory-education')
                 order by m.level, m.id limit 1) who`;

/** Puts into a region what its organisations did themselves before it began. */
export async function writeObligations(open: Open, regionId: string): Promise<void> {
  const rows = Object.entries(done).map(([what, [on, by, evidence]]) => ({ what, on, by, evidence }));
  await open.sql(write, [regionId, JSON.stringify(rows), open.now]);
}
