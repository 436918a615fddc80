/**
 * A pure function whose answers are remembered for as long as it is kept. The last one is at hand: what happens at one
 * moment asks for it again and again.
 */
export function remembering<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  let lastKey: Key | undefined;
  let last: Value | undefined;
  return (key) => {
    if (key === lastKey && last !== undefined) return last;
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    lastKey = key;
    last = value;
    return value;
  };
}
