import { CompletionStream } from './completion-stream';

const event = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;

describe(CompletionStream.name, () => {
  it('puts lines together from parts that are cut anywhere', () => {
    const stream = new CompletionStream();
    const body =
      event('{"a":') + event('1}\n{"b"') + event(':2}\n{"c":3}') + 'data: {"choices":[],"usage":{"total_tokens":42}}\n\ndata: [DONE]\n\n';
    const lines = [...body].flatMap((letter) => stream.take(letter));
    expect([lines, stream.rest(), stream.usage]).toEqual([['{"a":1}', '{"b":2}'], ['{"c":3}'], 42]);
    expect(stream.rest()).toEqual([]);
  });

  it('reads nothing out of comments, other fields and events of another form', () => {
    const stream = new CompletionStream();
    const odd = [
      ': hello',
      'event: x',
      'data: null',
      'data: {"choices":[{}]}',
      'data: {"choices":[{"delta":{"content":7}}],"usage":null}',
      'data: {',
    ];
    expect([stream.take(`${odd.join('\r\n')}\r\n`), stream.rest(), stream.usage]).toEqual([[], [], undefined]);
  });

  it('refuses a line without end', () => {
    expect(() => new CompletionStream().take('x'.repeat(9_000))).toThrow('too long');
    expect(() => new CompletionStream().take(event('x'.repeat(9_000)))).toThrow('too long');
  });
});
