export { caseMigrations } from './migrations';
