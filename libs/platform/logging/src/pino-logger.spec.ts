import { PinoLogger, log } from '.';

describe(PinoLogger.name, () => {
  it.each([
    [[new Error('column "type" is null'), 'ProblemFilter'], 'column "type" is null'],
    [[new Error('column "type" is null'), 'While saving', 'ProblemFilter'], 'While saving'],
    [['Nothing is left', 'Relay'], 'Nothing is left'],
  ])('writes an error with a message: %j', (given, expected) => {
    const written = jest.spyOn(log, 'error').mockImplementation(() => undefined);
    new PinoLogger().error(...(given as [unknown, ...unknown[]]));
    expect(written).toHaveBeenCalledWith(expect.objectContaining({ context: given.at(-1) }), expected);
    written.mockRestore();
  });
});
