/** How long what failed is left alone, in milliseconds of the machine. */
const restMs = 60_000;

/** What failed a moment ago and is left alone for a while, so that the others go on. */
export class AtRest {
  private readonly until = new Map<string, number>();

  add(id: string): void {
    this.until.set(id, Date.now() + restMs);
  }

  ids(): string[] {
    for (const [id, until] of this.until) if (until < Date.now()) this.until.delete(id);
    return [...this.until.keys()];
  }
}
