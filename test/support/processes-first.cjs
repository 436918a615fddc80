const { default: Sequencer } = require('@jest/test-sequencer');

/** Their files run whole processes, or fill whole regions, and take longest. */
const long = /\/(test\/(faults|stories|docker|browser)|libs\/demonstration)\//;
const isLong = ({ path }) => long.test(path);

/**
 * The order in which Jest begins the files: the long ones first, so that the quick ones fill up what is left at the end
 * and no worker is alone with a minute of work. Jest's own order, within each, knows how long a file took the last time,
 * but on a machine that never ran it only how large it is.
 */
module.exports = class ProcessesFirst extends Sequencer {
  sort(tests) {
    // Jest's own order, and no array.
    // oxlint-disable-next-line unicorn/no-array-sort
    const ordered = super.sort(tests);
    return [...ordered.filter(isLong), ...ordered.filter((test) => !isLong(test))];
  }
};
