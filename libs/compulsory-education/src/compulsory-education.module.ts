import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities/activities.controller';
import { CareMeetingsController } from './care-meetings/care-meetings.controller';
import { CompulsoryEducationController } from './compulsory-education.controller';
import { ConsultationsController } from './consultations/consultations.controller';
import { ContactsController } from './contacts/contacts.controller';
import { BeginRouteController } from './criminal-route/begin-route.controller';
import { CriminalRouteController } from './criminal-route/criminal-route.controller';
import { GroupTalksController } from './group-talks/group-talks.controller';
import { InformationEventsController } from './information-events/information-events.controller';
import { GuestResultsController, ReferralsController } from './referrals/referrals.controller';
import { InstructionsController } from './instructions/instructions.controller';
import { MunicipalitiesController } from './municipalities/municipalities.controller';
import { LettersController } from './letters/letters.controller';
import { PartnersController } from './prevention/partners.controller';
import { SchoolSignalsController } from './school-signals/school-signals.controller';
import { SurgeriesController } from './surgeries/surgeries.controller';

@Module({
  controllers: [
    CompulsoryEducationController,
    SurgeriesController,
    GroupTalksController,
    ConsultationsController,
    ActivitiesController,
    ContactsController,
    SchoolSignalsController,
    InformationEventsController,
    CareMeetingsController,
    ReferralsController,
    GuestResultsController,
    InstructionsController,
    MunicipalitiesController,
    LettersController,
    PartnersController,
    BeginRouteController,
    CriminalRouteController,
  ],
})
export class CompulsoryEducationModule {}
