export { fillDemonstration, isFilled } from './fill';
