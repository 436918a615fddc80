/** Who works in the region, as its functional administrator has it in lists. All are invented. */

/** What he keeps himself. The neighbourhood team forgot a municipality. */
export const own = [
  'soort;naam;nummer;bestuur;sectoren;gemeenten',
  'leerplicht;Leerplicht Waterdam;;;;Waterdam',
  'leerplicht;Leerplicht Rietoord;;;;Rietoord',
  'samenwerkingsverband;SWV PO;PO9999;;po;',
  'samenwerkingsverband;SWV VO;VO9999;;vo|vso;',
  'ggd;GGD Waterrijk;;;;',
  'wijkteam;Wijkteam Oost;;;;Rietoord',
  'tafel;Thuiszitterstafel;;;;',
  'doorzettingsmacht;Wethouder onderwijs;;;;',
  'school;De Wilg;99WP;41234;po;',
];
export const ownMended = [own[0]!, 'wijkteam;Wijkteam Oost;;;;Rietoord|Waterdam'];

/** What DUO publishes, of the whole country. */
export const secondarySchools = [
  'BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;INSTELLINGSNAAM;PLAATSNAAM;GEMEENTENAAM',
  '41234;99WR;Rietplas;Waterdam;WATERDAM',
  '41234;99ZZ;Ver weg;Elders;ELDERS',
];
export const boards = [
  'BEVOEGD GEZAG NUMMER,BEVOEGD GEZAG NAAM,PLAATSNAAM',
  '"41234","Stichting Onderwijs","Waterdam"',
];

const of = (organisation: string, ...places: readonly string[]) => places.map((place) => `${organisation};${place}`);
/** Three people work for both alliances. */
const alliances = ['PO9999', 'VO9999'].flatMap((alliance) =>
  of(
    alliance,
    'persoon;Jasper Kool;consulent;jasper@swv.example;',
    'achterwacht;Marit Blom;consulent;marit@swv.example;',
    'teamleider;Olga Prins;teamleider;olga@swv.example;',
  ),
);

/** Their contact chains. Of the GGD there are gaps, and the table has no chair. */
export const people = [
  'organisatie;niveau;naam;functie;e-mail;taal',
  ...of(
    'Leerplicht Waterdam',
    'persoon;Joost van Dalen;leerplichtambtenaar;joost@waterdam.example;',
    'achterwacht;Petra Vis;leerplichtambtenaar;petra@waterdam.example;',
    'teamleider;Marleen Smit;teamleider;marleen@waterdam.example;',
    'management;Ger Mulder;afdelingshoofd;ger@waterdam.example;',
    'beheerder;Toon Beheer;functioneel beheerder;toon@waterdam.example;',
  ),
  ...of(
    'Leerplicht Rietoord',
    'persoon;Wietske Postma;leerplichtambtenaar;wietske@rietoord.example;',
    'achterwacht;Douwe Hofman;leerplichtambtenaar;douwe@rietoord.example;',
    'teamleider;Fenna Kuipers;teamleider;fenna@rietoord.example;',
    'management;Dirk Bakker;afdelingshoofd;dirk@rietoord.example;',
  ),
  ...alliances,
  ...of(
    'GGD Waterrijk',
    'persoon;Fatima Yilmaz;jeugdarts;fatima@ggd.example;',
    'management;Karin Wood;manager jeugd;karin@ggd.example;en',
  ),
  ...of(
    'Wijkteam Oost',
    'persoon;Lotte Maas;gezinswerker;lotte@oost.example;',
    'achterwacht;Bas de Wit;gezinswerker;bas@oost.example;',
    'teamleider;Ines Kok;teamleider;ines@oost.example;',
  ),
  ...of('Wethouder onderwijs', 'persoon;Anneke Roos;wethouder;anneke@waterdam.example;'),
  ...of(
    '99WP',
    'persoon;Hanna Terpstra;intern begeleider;hanna@dewilg.example;',
    'achterwacht;Ruud Peters;leerkracht;ruud@dewilg.example;',
    'teamleider;Tineke Bos;directeur;tineke@dewilg.example;',
  ),
  ...of(
    '99WR',
    'persoon;Mirjam de Boer;verzuimcoördinator;mirjam@rietplas.example;',
    'achterwacht;Sander Hoeksma;ondersteuningscoördinator;sander@rietplas.example;',
    'teamleider;Sanne Visser;teamleider;sanne@rietplas.example;',
    'management;Els Dekker;rector;els@rietplas.example;',
  ),
];
export const peopleMended = [
  people[0]!,
  ...of(
    'GGD Waterrijk',
    'achterwacht;Arjan Vos;jeugdarts;arjan@ggd.example;',
    'teamleider;Yvonne Stam;teamleider;yvonne@ggd.example;',
  ),
  ...of('Thuiszitterstafel', 'voorzitter;Cor Lubbers;voorzitter;cor@tafel.example;'),
];
