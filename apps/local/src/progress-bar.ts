/** Where progress is shown: a terminal, a file, or a test. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const width = 30;

/** How far something is: a bar that moves on a terminal, elsewhere a line at each tenth. */
export class Bar {
  private last = -1;
  private isOpen = true;

  /** @param whole what `at` is a part of */
  constructor(
    private readonly output: Output,
    private readonly title: string,
    private readonly whole: number,
  ) {}

  at(part: number, words: string): void {
    const per = this.whole === 0 ? 100 : Math.floor((100 * part) / this.whole);
    const step = this.output.isTTY ? per : Math.floor(per / 10);
    if (step === this.last) return;
    this.last = step;
    const full = Math.round((width * per) / 100);
    if (this.output.isTTY) {
      this.output.write(`\r${this.title} [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${per}% ${words}`);
    } else this.output.write(`${this.title} ${per}% ${words}\n`);
  }

  /** Leaves the line of the bar; a second time does nothing. */
  end(): void {
    if (this.isOpen && this.last >= 0 && this.output.isTTY) this.output.write('\n');
    this.isOpen = false;
  }
}
