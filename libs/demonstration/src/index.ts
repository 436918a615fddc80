export { fillDemonstration, isFilled } from './fill';
export { Mondays } from './mondays';
