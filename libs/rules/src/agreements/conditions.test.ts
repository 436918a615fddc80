import { matches } from './conditions';

const facts = { enrolled: true, question: 'care', release: '2027-01-15' };

test.each([
  [{}, true],
  [{ enrolled: true }, true],
  [{ enrolled: false }, false],
  [{ enrolled: true, question: 'none' }, false],
  [{ question: { $in: ['care', 'none'] } }, true],
  [{ question: { $in: [] } }, false],
  [{ question: { $nin: ['none'] } }, true],
  [{ question: { $ne: 'none' } }, true],
  [{ question: { $eq: 'care' } }, true],
  [{ question: { $ne: 'none', $nin: ['care'] } }, false],
  [{ release: '2027-01-15' }, true],
])('%j: %s', (condition, expected) => {
  expect(matches(condition, facts)).toBe(expected);
});

test.each([
  [{ other: true }],
  [{ other: { $ne: true } }],
  [{ other: { $nin: ['x'] } }],
  [{ enrolled: true, other: false }],
])('a fact that is not set satisfies no condition: %j', (condition) => {
  expect(matches(condition, facts)).toBe(false);
});

test.each(['in', 'and', 'not', 'eq', 'where'])('a fact may be called %s', (fact) => {
  expect(matches({ [fact]: true }, { [fact]: true })).toBe(true);
});
