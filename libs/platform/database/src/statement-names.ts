const SIGHTINGS = 3;
const MAX_NAMED = 300;
const MAX_WATCHED = 1_000;

interface NamedText {
  readonly name: string;
  /** True if it has been used since the last time a name was reassigned. */
  isRecent: boolean;
}

/**
 * The names under which connections prepare statements. A text gets a name at its third use, because clients can cause any number of texts.
 * There are at most `most` names: when all are taken, a text that has not been used for some time loses its name to the new one. Texts
 * without a name are parsed each time.
 */
export class StatementNames {
  private readonly named = new Map<string, NamedText>();
  private readonly sightings = new Map<string, number>();
  private given = 0;

  constructor(private readonly most = MAX_NAMED) {}

  of(text: string): string | undefined {
    const known = this.named.get(text);
    if (!known) return this.isFrequent(text) ? this.give(text) : undefined;
    known.isRecent = true;
    return known.name;
  }

  /** Removes the name of a text, because the statements prepared under it are outdated. The text can earn a new one. */
  forget(text: string): void {
    this.named.delete(text);
  }

  /** Number of stored texts, with or without a name. */
  get size(): number {
    return this.named.size + this.sightings.size;
  }

  private isFrequent(text: string): boolean {
    const seen = (this.sightings.get(text) ?? 0) + 1;
    if (seen === SIGHTINGS) return this.sightings.delete(text);
    if (this.sightings.size >= MAX_WATCHED) this.sightings.clear();
    this.sightings.set(text, seen);
    return false;
  }

  private give(text: string): string {
    const name = this.named.size < this.most ? `s${this.given++}` : this.takeBack();
    this.named.set(text, { name, isRecent: true });
    return name;
  }

  /** Frees the name of the first text that has not been used since the last call. Those that have been move to the end. */
  private takeBack(): string {
    for (const [text, known] of this.named) {
      this.named.delete(text);
      if (!known.isRecent) return known.name;
      known.isRecent = false;
      this.named.set(text, known);
    }
    throw new Error('There are no names to reassign.');
  }
}
