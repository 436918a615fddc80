export { fillDemonstration, isFilled } from './fill';
export { markDatabase, refuseForeignDatabase } from './marker';
export { Mondays } from './mondays';
