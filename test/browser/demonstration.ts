import { buildCheckout, CheckoutCopy, type Start } from '../support/copy';

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
  }, 240_000);
  afterAll(async () => {
    await start?.terminate();
    await copy?.remove();
  }, 60_000);
  return () => url;
}
