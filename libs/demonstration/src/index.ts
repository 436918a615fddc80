export { fillDemonstration, sizeOf } from './fill';
export { markDatabase, refuseForeignDatabase } from './marker';
export { type MondayParts, Mondays } from './mondays';
export { type DemonstrationSize, demonstrationSizes } from './regions';
