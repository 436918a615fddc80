/** `Nora de Vries` → `N.V.`: enough for who knows the child, nothing for who reads over a shoulder. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}/u.test(part));
  return parts.map((part) => `${part[0]}.`).join('');
}
