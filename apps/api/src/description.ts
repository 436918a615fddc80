import { describeWithoutStarting, readConfig } from '@app/platform';
import { AppModule } from './app.module';

/** Of the interface, not of the software: raised when something changes that clients use. */
export const version = '1.0.0';

/** The text of `openapi.json`, made from the routes and their schemas; no database is opened for it. */
export async function description(): Promise<string> {
  const config = readConfig({ DATABASE_URL: 'postgres://nobody@localhost/nothing', DEMONSTRATION: 'true' });
  return `${JSON.stringify(await describeWithoutStarting(AppModule.with(config), version), null, 2)}\n`;
}
