/** Woorden van het aanmelden. */
export const signInWords = {
  signIn: {
    title: 'Aanmelden',
    lead: 'Terugweg is voor wie samenwerkt rond een kind, en voor het gezin zelf.',
    leadOn: 'Meld u eerst aan. Daarna gaat u verder naar de pagina die u opende.',
    signedIn: 'U bent aangemeld. Dit venster kan dicht: ga terug naar het venster waar u bezig was.',
    work: 'Via uw werk',
    workHint: 'Kies waar u werkt. U meldt zich aan zoals u gewend bent, met een tweede stap.',
    family: 'Als ouder of jongere',
    familyHint:
      'Met de DigiD-app waarin u uw identiteitsbewijs liet controleren (de ID-check). Jongeren kunnen dit zelf vanaf hun twaalfde verjaardag.',
    by: 'Verder met {{name}}',
    local: 'Met naam en wachtwoord',
    localHint: 'Voor wie via het werk niet kan aanmelden.',
    name: 'E-mailadres',
    password: 'Wachtwoord',
    code: 'Code uit de app',
    codeHint: 'Zes cijfers, elke halve minuut andere.',
    send: 'Aanmelden',
    haveCode: 'Ik heb een code van de beheerder',
    onceCode: 'Code van de beheerder',
    onceCodeHint: 'Die geldt één dag.',
    newPassword: 'Nieuw wachtwoord',
    newPasswordHint: 'Minstens twaalf tekens. Een paar losse woorden zijn goed te onthouden.',
    choose: 'Wachtwoord kiezen',
    factor: 'Zet dit in een app voor codes. Het wordt één keer getoond.',
    factorHere: 'Openen in een app op dit apparaat',
    factorDone: 'Gedaan, nu aanmelden',
    againTitle: 'Bent u het?',
    again:
      'Hiervoor willen we zeker weten dat u het bent. Meld u nog een keer aan. Deze pagina blijft staan zoals ze is.',
    againSend: 'Nog een keer aanmelden',
    wrong: {
      'sign-in-wrong': 'Naam, wachtwoord of code klopt niet.',
      'code-wrong': 'Deze code klopt niet, of is te oud. Vraag de beheerder om een nieuwe.',
      'try-later': 'Het ging te vaak mis. Wacht even en probeer het dan opnieuw. De beheerder kan een code geven.',
      'too-many-requests': 'Er komt nu te veel tegelijk. Probeer het over een minuut opnieuw.',
    },
    refused: {
      other: 'Het aanmelden is niet gelukt. Probeer het opnieuw.',
      'organisation-not-signed':
        'Uw organisatie doet nog niet mee: het convenant en de verwerkersovereenkomst zijn hier nog niet vastgelegd. Vraag uw leidinggevende wanneer dat klaar is. Daarna kunt u zich meteen aanmelden.',
      'attempt-over': 'Het aanmelden duurde te lang. Probeer het opnieuw.',
      'issuer-unreachable': 'De plek waar u zich aanmeldt is nu niet bereikbaar. Probeer het later opnieuw.',
      'issuer-answer': 'Het aanmelden is afgebroken. Probeer het opnieuw.',
      'second-factor-missing':
        'Uw werk meldde u aan zonder tweede stap. Die is hier nodig: vraag er bij uw beheerder naar.',
      'organisation-not-known':
        'De organisatie waarmee u zich aanmeldde doet hier niet mee. Werkt u ook ergens anders, kies dan die plek. Vraag het anders bij uw beheerder na.',
      'not-in-register':
        'Uw organisatie doet mee, maar u staat nog niet in haar lijst. Vraag uw beheerder om u toe te voegen. Daarna kunt u zich meteen aanmelden.',
      'role-not-known': 'Uw werk noemt een functie die hier geen plek heeft. Vraag uw beheerder om dit na te kijken.',
      'account-of-another': 'Onder dit adres meldt iemand anders zich al aan. Vraag uw beheerder om dit na te kijken.',
      'somebody-else': 'Iemand anders meldde zich aan dan wie hier bezig was. Kies opnieuw, en meld u aan als uzelf.',
      'assurance-too-low':
        'Hier is een extra controle nodig: de ID-check in de DigiD-app. U legt dan één keer uw paspoort, identiteitskaart of rijbewijs tegen uw telefoon. Doe die controle, en meld u daarna hier opnieuw aan. Lukt het niet, bel dan wie u helpt: u hoort alles ook zo.',
      'no-authority':
        'Wij weten nog niet dat u gezag hebt over een kind hier. Vraag wie u helpt om dat op te nemen. Daarna kunt u zich meteen aanmelden.',
      'authority-ended':
        'Het gezag dat wij kennen is gestopt, of nog niet begonnen. Klopt dat niet, bel dan wie u helpt.',
      'younger-than-twelve': 'Zelf aanmelden kan vanaf je twaalfde verjaardag. Tot dan kijkt een ouder voor je.',
      'child-of-age': 'Uw kind is achttien geworden, en beslist nu zelf wie meekijkt. Uw kind kan zelf aanmelden.',
    },
  },
  session: {
    ending: 'Bent u er nog?',
    endsIn_one: 'Over {{count}} minuut meldt Terugweg u af, omdat er niets gebeurt. Wat u invulde blijft bewaard.',
    endsIn_other: 'Over {{count}} minuten meldt Terugweg u af, omdat er niets gebeurt. Wat u invulde blijft bewaard.',
    here: 'Ik ben er nog',
    ended: 'U bent afgemeld',
    endedWhy:
      'Zo ziet niemand anders wat hier stond. Meld u opnieuw aan: dan gaat u verder waar u was, en wat u invulde staat er nog.',
  },
};
