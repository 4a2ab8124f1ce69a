/** The parts of an event of a streamed chat completion that are read. */
interface CompletionEvent {
  readonly choices?: readonly { readonly delta?: { readonly content?: unknown } }[];
  readonly usage?: { readonly total_tokens?: unknown } | null;
}

const LONGEST_LINE = 8_000;

/** Reads a streamed chat completion, part by part, and returns the lines that the model has completed. */
export class CompletionStream {
  private events = '';
  private text = '';
  private tokens?: number;
  private isEndless = false;

  /** Tokens of the request and the answer, if the endpoint has told them. */
  get usage(): number | undefined {
    return this.tokens;
  }

  /** Takes a part of the body. Throws if the part before it ended in a line that is too long: lines that were completed until then count. */
  take(part: string): string[] {
    if (this.isEndless) throw new Error('The model wrote a line that is too long.');
    this.events += part;
    const lines = this.events.split(/\r?\n/);
    this.events = lines.pop()!;
    for (const line of lines) if (line.startsWith('data:')) this.read(line.slice(5).trim());
    const completed = this.completed();
    this.isEndless = this.events.length > LONGEST_LINE || this.text.length > LONGEST_LINE;
    return completed;
  }

  /** The last line, which may have no end. */
  rest(): string[] {
    const line = this.text.trim();
    this.text = '';
    return line ? [line] : [];
  }

  private completed(): string[] {
    const lines = this.text.split('\n');
    this.text = lines.pop()!;
    return lines.map((line) => line.trim()).filter(Boolean);
  }

  private read(data: string): void {
    const { choices, usage } = eventIn(data);
    const content = choices?.[0]?.delta?.content;
    if (typeof content === 'string') this.text += content;
    if (Number.isSafeInteger(usage?.total_tokens)) this.tokens = Math.max(Number(usage?.total_tokens), 0);
  }
}

/** An event that is no JSON, such as `[DONE]`, says nothing. */
function eventIn(data: string): CompletionEvent {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    return {};
  }
}
