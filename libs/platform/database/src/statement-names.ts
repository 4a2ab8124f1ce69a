const SIGHTINGS = 3;
const MAX_NAMED = 300;
const MAX_WATCHED = 1_000;

interface NamedText {
  readonly name: string;
  /** Whether it has been used since names were last given away. */
  isRecent: boolean;
}

/**
 * The names under which connections prepare statements. A text earns a name at its third sighting, because there are as many texts as
 * clients can make. There are never more names than `most`: when all are given, a text that has not been used for some time loses its
 * name to the new one. What has no name is parsed each time.
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

  /** Gives a text another name when it has earned one again: what connections have prepared under this one is out of date. */
  forget(text: string): void {
    this.named.delete(text);
  }

  /** How many texts are kept, with a name or without. */
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

  /** The name of the first text that has not been used since this was last asked. Those that have been go to the end. */
  private takeBack(): string {
    for (const [text, known] of this.named) {
      this.named.delete(text);
      if (!known.isRecent) return known.name;
      known.isRecent = false;
      this.named.set(text, known);
    }
    throw new Error('There are no names to take back.');
  }
}
