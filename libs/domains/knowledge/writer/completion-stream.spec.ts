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

  it('refuses a line without end, and keeps what was completed before it', () => {
    for (const endless of ['x'.repeat(9_000), event('x'.repeat(9_000))]) {
      const stream = new CompletionStream();
      expect(stream.take(event('{"a":1}\n') + endless)).toEqual(['{"a":1}']);
      expect(() => stream.take('x')).toThrow('too long');
    }
  });

  it('takes many short lines in one part', () => {
    const lines = Array<string>(500).fill(JSON.stringify({ text: 'x'.repeat(100) }));
    expect(new CompletionStream().take(event(lines.map((line) => `${line}\n`).join('')))).toEqual(lines);
  });
});
