import { Casebooks, CasesModule } from '@app/cases';
import { Mondays, sizeOf } from '@app/demonstration';
import { Identities, Imports, ImportsModule } from '@app/imports';
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
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { BreakGlassController } from './access/break-glass.controller';
import { LogController } from './access/log.controller';
import { NeedToKnow } from './access/need-to-know.interceptor';
import { AgreementsController } from './regions/agreements.controller';
import { AgreementsDesk } from './regions/agreements-desk';
import { PapersController } from './regions/papers.controller';
import { PaperDesk } from './regions/paper-desk';
import { WorkflowFiles } from './regions/workflow-files';
import { AttendanceController } from './cases/attendance.controller';
import { BillController } from './regions/bill.controller';
import { BsnController } from './cases/bsn.controller';
import { CalendarDesk } from './calendars/calendar-desk';
import { CalendarsController } from './calendars/calendars.controller';
import { CaseController } from './cases/case.controller';
import { CaseDesk } from './cases/case-desk';
import { CaseHistory } from './cases/case-history';
import { ChildrenController } from './children/children.controller';
import { Demonstration } from './demonstration/demonstration';
import { DemonstrationController } from './demonstration/demonstration.controller';
import { DeviationsController } from './lists/deviations.controller';
import { DraftsController } from './drafts/drafts.controller';
import { EventsController } from './events.controller';
import { FacilitiesController } from './placements/facilities.controller';
import { DisagreementsController, FamiliesController, SpokenLanguagesController } from './families/families.controller';
import { FamilyController } from './families/family.controller';
import { CaseInvitationsController, InvitationsController } from './cases/invitations.controller';
import { FilledInController } from './cases/filled-in.controller';
import { DetailsController } from './families/details.controller';
import { LooksController } from './families/looks.controller';
import { LinksController } from './cases/links.controller';
import { ListImportsController } from './imports/list-imports.controller';
import { ListDesk } from './lists/list-desk';
import { ListsController } from './lists/lists.controller';
import { MeController } from './me.controller';
import { NotesController } from './cases/notes.controller';
import { OpenCaseController } from './cases/open-case.controller';
import { partnerEntities, partnerModules } from './cases/partners';
import { PartnerMapController, RegionPartnersController } from './cases/partner-map.controller';
import { PeopleController, PeopleHereController } from './people/people.controller';
import { PeopleDesk } from './people/people-desk';
import { PeopleHereDesk } from './people/people-here-desk';
import { PlacementDesk } from './placements/placement-desk';
import { CasePlacementsController, PlacementsController } from './placements/placements.controller';
import { ControlController } from './regions/control.controller';
import { RegionDesk } from './regions/region-desk';
import { CaseHoldController, RetentionController } from './retention/retention.controller';
import { RetentionDesk } from './retention/retention-desk';
import { RegionsController } from './regions/regions.controller';
import { CaseRightsController } from './rights/case-rights.controller';
import { CopiesController, FamilyCopiesController } from './rights/copies.controller';
import { FamilyRightsController } from './rights/family-rights.controller';
import { RightsController } from './rights/rights.controller';
import { SessionGuard } from './session';
import { AgainController } from './sign-in/again.controller';
import { Confirming } from './sign-in/confirming';
import { StillSignedIn } from './sign-in/still-signed-in';
import { Cookies } from './sign-in/cookies';
import { AccountsController, LocalController, SignInCodeController } from './sign-in/local.controller';
import { OurAddress } from './sign-in/our-address';
import { SignInController } from './sign-in/sign-in.controller';
import { SignInDesk } from './sign-in/sign-in-desk';
import { SignalsController } from './cases/signals.controller';
import { StoryCases } from './demonstration/story-cases';
import { AgreedController, DecisionsController, TableController } from './table/table.controller';
import { TableDesk } from './table/table-desk';
import { CaseConsentsController } from './shares/consents.controller';
import { FamilyConsentsController } from './shares/family-consents.controller';
import { SharesController } from './shares/shares.controller';
import { WebController } from './web/web.controller';
import { WebDesk } from './web/web-desk';

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
      SignInController,
      LocalController,
      AgainController,
      AccountsController,
      SignInCodeController,
      ListsController,
      DeviationsController,
      DraftsController,
      OpenCaseController,
      SignalsController,
      CaseController,
      BsnController,
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
      ControlController,
      BillController,
      RegionPartnersController,
      PartnerMapController,
      AgreementsController,
      PapersController,
      PeopleController,
      PeopleHereController,
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
      DetailsController,
      LooksController,
      LogController,
      BreakGlassController,
      RetentionController,
      CaseHoldController,
      AgreedController,
      SharesController,
      CaseConsentsController,
      FamilyConsentsController,
      RightsController,
      CopiesController,
      FamilyCopiesController,
      FamilyRightsController,
      CaseRightsController,
      WebController,
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
        PaperDesk,
        WorkflowFiles,
        CalendarDesk,
        CaseDesk,
        CaseHistory,
        ListDesk,
        RegionDesk,
        RetentionDesk,
        PeopleDesk,
        PeopleHereDesk,
        PlacementDesk,
        TableDesk,
        WebDesk,
        Confirming,
        StillSignedIn,
        Cookies,
        OurAddress,
        { provide: Identities, useFactory: (door: Door) => new Identities(door, config), inject: [Door] },
        SignInDesk,
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_INTERCEPTOR, useClass: NeedToKnow },
        ...(config.DEMONSTRATION ? [Demonstration, StoryCases, mondays] : []),
      ],
    };
  }
}
