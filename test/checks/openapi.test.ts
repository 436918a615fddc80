import { readFileSync } from 'node:fs';
import { description } from '../../apps/api/src/description';

test('apps/api/openapi.json says what the api does (if not: npm run openapi, and have the difference reviewed)', async () => {
  expect(await description()).toBe(readFileSync('apps/api/openapi.json', 'utf8'));
});
