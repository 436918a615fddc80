export {
  categories as toldCategories,
  type Category as ToldCategory,
  details,
  ofCase,
  ownBy,
  type Told,
  tells,
  tellsAs,
  tellsEach,
} from './categories';
export { mostTold, toldOf } from './fine-count';
export { guests, isGuest } from './guests';
export { answeredAs, jobOf } from './jobs';
export { type Cell, cellOf, type Job, jobs } from './matrix';
export { type Answered, asksForShares, categoriesIn, narrowed, tellsOfChildren } from './narrow';
export { type Shared, sharedNothing } from './shared';
