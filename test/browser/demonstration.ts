import { buildCheckout, CheckoutCopy, type Start } from '../support/copy';
import { RunningApi } from '../support/running-api';

/** The demonstration as `npm start` gives it to a newcomer, for all tests of a file. */
export function demonstration(): () => string {
  let copy: CheckoutCopy;
  let start: Start;
  let url: string;
  beforeAll(async () => {
    buildCheckout();
    copy = new CheckoutCopy();
    start = copy.start();
    url = await start.ready();
  }, 600_000);
  afterAll(async () => {
    await start?.terminate();
    await copy?.remove();
  });
  return () => url;
}

/**
 * The same region on its first morning, for all tests of a file that do not let time pass: without a worker nothing goes
 * off. It is there sooner, since the database is copied from one that all files share.
 */
export function firstMorning(): () => string {
  let api: RunningApi;
  beforeAll(async () => {
    buildCheckout();
    api = await RunningApi.start({ webFolder: 'dist/web' });
  }, 600_000);
  afterAll(() => api?.stop());
  return () => api.url;
}
