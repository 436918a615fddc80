import { buildCheckout, CheckoutCopy } from '../support/copy';

/** The demonstration as `npm start` gives it to a newcomer, for all tests of a file. */
export function demonstration(): () => string {
  let copy: CheckoutCopy;
  let url: string;
  beforeAll(async () => {
    buildCheckout();
    copy = new CheckoutCopy();
    url = await copy.start().ready();
  }, 240_000);
  afterAll(() => copy.remove(), 30_000);
  return () => url;
}
