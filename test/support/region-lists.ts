import { file } from './import-desk';

/** Lists of an invented region, one after another. */

export const organisationHeader = 'soort;naam;nummer;vestiging;bestuur;sectoren;gemeenten';
export const organisations = file(
  organisationHeader,
  'bestuur;Stichting Onderwijs;41234;;;;',
  'school;De Wilg;99WP;;41234;po;',
  'school;Rietplas Noord;99WR;01;41234;vo;',
  'school;Rietplas Zuid;99WR;02;41234;vo;',
  'samenwerkingsverband;SWV VO;VO9999;;;vo|vso;',
  'ggd;GGD Waterrijk;;;;;',
  'leerplicht;Leerplicht Waterdam;;;;;Waterdam|Rietoord',
);
export const people = file(
  'organisatie;niveau;naam;functie;e-mail;taal',
  '99WP;persoon;Hanna Terpstra;intern begeleider;hanna@dewilg.example;',
  '99WP;bestuur;Ingrid van Wierden;bestuurder;ingrid@onderwijs.example;nl',
  '99WR01;bestuur;Ingrid van Wierden;bestuurder;Ingrid@onderwijs.example;',
  'GGD Waterrijk;eerste contact;Fatima Yilmaz;jeugdarts;fatima@ggd.example;en',
  'leerplicht waterdam;persoon;Joost van Dalen;leerplichtambtenaar;joost@waterdam.example;',
);
export const pupilHeader = 'brin;vestiging;leerlingnummer;naam;geboortedatum;gemeente';
export const pupils = file(
  pupilHeader,
  '99WP;;0012;Noor Achterberg;4-3-2015;WATERDAM',
  '99WR;01;0012;Bram de Boer;2011-12-31;Rietoord',
  '99WR;99WR02;7a;Aya Santos;20101109;Elders',
);
