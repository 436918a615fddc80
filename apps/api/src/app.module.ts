import { Casebooks, CasesModule } from '@app/cases';
import { Mondays, sizeOf } from '@app/demonstration';
import { Imports, ImportsModule } from '@app/imports';
import {
  CONFIG,
  type Config,
  Door,
  HealthController,
  MetricsController,
  PlatformModule,
  queueModule,
} from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AgreementsController } from './agreements.controller';
import { AgreementsDesk } from './agreements-desk';
import { AttendanceController } from './attendance.controller';
import { CalendarDesk } from './calendar-desk';
import { CalendarsController } from './calendars.controller';
import { CaseController } from './case.controller';
import { CaseDesk } from './case-desk';
import { ChildrenController } from './children.controller';
import { Demonstration } from './demonstration';
import { DemonstrationController } from './demonstration.controller';
import { DeviationsController } from './deviations.controller';
import { EventsController } from './events.controller';
import { FacilitiesController } from './facilities.controller';
import { DisagreementsController, FamiliesController, SpokenLanguagesController } from './families.controller';
import { FamilyController } from './family.controller';
import { CaseInvitationsController, InvitationsController } from './invitations.controller';
import { FilledInController } from './filled-in.controller';
import { LinksController } from './links.controller';
import { ListImportsController } from './list-imports.controller';
import { ListDesk } from './list-desk';
import { ListsController } from './lists.controller';
import { MeController } from './me.controller';
import { NotesController } from './notes.controller';
import { OpenCaseController } from './open-case.controller';
import { partnerEntities, partnerModules } from './partners';
import { PartnerMapController, RegionPartnersController } from './partner-map.controller';
import { PeopleController } from './people.controller';
import { PeopleDesk } from './people-desk';
import { PlacementDesk } from './placement-desk';
import { CasePlacementsController, PlacementsController } from './placements.controller';
import { RegionDesk } from './region-desk';
import { RegionsController } from './regions.controller';
import { SessionCookie, SessionGuard } from './session';
import { SignalsController } from './signals.controller';
import { StoryCases } from './story-cases';
import { AgreedController, DecisionsController, TableController } from './table.controller';
import { TableDesk } from './table-desk';

const mondays = {
  provide: Mondays,
  useFactory: (imports: Imports, books: Casebooks, config: Config, door: Door) =>
    new Mondays({ imports, books, config, size: async () => (await sizeOf(door)) ?? config.DEMONSTRATION_SIZE }),
  inject: [Imports, Casebooks, CONFIG, Door],
};

/** Wires the floors together for the api. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const controllers = [
      HealthController,
      MetricsController,
      MeController,
      ListsController,
      DeviationsController,
      OpenCaseController,
      SignalsController,
      CaseController,
      AttendanceController,
      NotesController,
      FilledInController,
      LinksController,
      ChildrenController,
      CaseInvitationsController,
      InvitationsController,
      ListImportsController,
      EventsController,
      RegionsController,
      RegionPartnersController,
      PartnerMapController,
      AgreementsController,
      PeopleController,
      CalendarsController,
      FacilitiesController,
      CasePlacementsController,
      PlacementsController,
      TableController,
      DecisionsController,
      FamiliesController,
      DisagreementsController,
      SpokenLanguagesController,
      FamilyController,
      AgreedController,
    ];
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, { entities: partnerEntities }),
        queueModule(config),
        CasesModule.with(config),
        ImportsModule.with(config),
        ...partnerModules,
      ],
      controllers: config.DEMONSTRATION ? [...controllers, DemonstrationController] : controllers,
      providers: [
        AgreementsDesk,
        CalendarDesk,
        CaseDesk,
        ListDesk,
        RegionDesk,
        PeopleDesk,
        PlacementDesk,
        TableDesk,
        SessionCookie,
        { provide: APP_GUARD, useClass: SessionGuard },
        ...(config.DEMONSTRATION ? [Demonstration, StoryCases, mondays] : []),
      ],
    };
  }
}
