import { writeFileSync } from 'node:fs';
import { description } from './description';

/** `npm run openapi`: the description that is checked in, for clients and for review. */
void description().then((text) => writeFileSync('apps/api/openapi.json', text));
