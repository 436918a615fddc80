/** After so long (ms) without a key or a pointer, what is asked is asked by the screen itself. */
const quiet = 60_000;
let last = Date.now();

for (const sign of ['keydown', 'pointerdown', 'pointermove', 'scroll']) {
  addEventListener(sign, () => (last = Date.now()), { passive: true, capture: true });
}

/** Whether nobody gave a sign for a while: then what is asked keeps no session alive. */
export const isNobodyThere = () => Date.now() - last > quiet;
