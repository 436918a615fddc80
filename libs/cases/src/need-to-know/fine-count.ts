/** The largest number of cases that is told where it is counted finer than per organisation and state. */
export const mostTold = 1000;

/**
 * A count of cases that is finer than per organisation and state, as it is told: beyond `mostTold` it is one more, which
 * reads "more than 1,000". Who chooses what is counted could else tell from two counts that one case is among many.
 */
export const toldOf = (count: number): number => Math.min(count, mostTold + 1);
