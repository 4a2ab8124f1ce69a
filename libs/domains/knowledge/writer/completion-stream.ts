/** The fields that are read of an event of a streamed chat completion. */
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

  /** Number of tokens of request and answer. Undefined if the endpoint has not reported it. */
  get usage(): number | undefined {
    return this.tokens;
  }

  /**
   * Takes a part of the body, and returns the lines that it completes. After a line that is too long, the next call throws, so that the
   * lines before it are still used.
   */
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

  /** Returns the last line, which need not end with a line break. */
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

/** Parses an event. One that is no JSON, such as `[DONE]`, is treated as empty. */
function eventIn(data: string): CompletionEvent {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    return {};
  }
}
