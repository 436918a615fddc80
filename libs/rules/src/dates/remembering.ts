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

/** The same of what belongs to an object (a calendar, a ladder, an agreement): remembered for as long as that is kept. */
export function rememberingWith<Owner extends object, Value>(make: (owner: Owner) => Value): (owner: Owner) => Value {
  const known = new WeakMap<Owner, Value>();
  let lastOwner: Owner | undefined;
  let last: Value | undefined;
  return (owner) => {
    if (owner === lastOwner && last !== undefined) return last;
    let value = known.get(owner);
    if (value === undefined) known.set(owner, (value = make(owner)));
    lastOwner = owner;
    last = value;
    return value;
  };
}
