const { projects } = require('../../jest.config.cjs');

const stories = projects.find(({ displayName }) => displayName === 'stories');

/** `npm run screens`: pictures are made when somebody wants to look at them, and are no test. */
module.exports = {
  ...stories,
  displayName: 'screens',
  testTimeout: 900_000,
  testMatch: [`${__dirname}/*.pictures.ts`],
};
