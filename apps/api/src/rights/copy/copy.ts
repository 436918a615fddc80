/** A copy of what one organisation keeps about a child: the same for a reader and for a machine. */
export interface Copy {
  readonly madeOn: string;
  readonly organisation: { readonly name: string; readonly who: string };
  readonly child: {
    readonly name: string;
    readonly bornOn: string;
    readonly school: string;
    readonly municipality: string;
  };
  readonly parts: readonly CopyPart[];
  /** What is not in it, and where that is asked for. */
  readonly leftOut: readonly string[];
}

/** One kind of data. A part without anything in it says so: that too is an answer. */
export interface CopyPart {
  readonly id: string;
  readonly title: string;
  readonly items: readonly CopyItem[];
}

export interface CopyItem {
  /** The day that it is about. */
  readonly on?: string;
  readonly what: string;
  /** Words that somebody wrote, without the names of others. */
  readonly text?: string;
  readonly details?: Readonly<Record<string, string>>;
}
