export { CompulsoryEducationModule } from './compulsory-education.module';
export { compulsoryEducationMigrations } from './migrations';
export { CompulsoryEducationEvidence } from './compulsory-education-evidence.entity';
export { compulsoryEducationMay, inquires } from './compulsory-education.ability';
export { criminalFiles } from './criminal-route/criminal-file';
export { type CriminalRoute, criminalRouteOf } from './criminal-route/route';
export { forgetPupils } from './retention/forget-pupils';
export { compulsoryEducationTasks } from './tasks';
