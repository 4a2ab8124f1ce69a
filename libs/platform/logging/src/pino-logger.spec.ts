import { Logger } from '@nestjs/common';
import { PinoLogger, log } from '.';

describe(PinoLogger.name, () => {
  it.each([
    [[new Error('column "type" is null'), 'ProblemFilter'], 'column "type" is null'],
    [[new Error('column "type" is null'), 'While saving', 'ProblemFilter'], 'While saving'],
    [['Nothing is left', 'Relay'], 'Nothing is left'],
  ])('writes the message of an error: %j', (given, expected) => {
    const written = jest.spyOn(log, 'error').mockImplementation(() => undefined);
    new PinoLogger().error(...(given as [unknown, ...unknown[]]));
    expect(written).toHaveBeenCalledWith(expect.objectContaining({ context: given.at(-1) }), expected);
    written.mockRestore();
  });

  const refused = () => Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:5432')], ''), { code: 'ECONNREFUSED' });

  it.each([
    ['error', [new Error('column "type" is null')], 'column "type" is null'],
    ['error', [new Error('connection lost'), 'could not dispatch jobs'], 'could not dispatch jobs'],
    ['error', ['no worker has started 3 jobs'], 'no worker has started 3 jobs'],
    ['error', [refused()], 'AggregateError ECONNREFUSED'],
    ['error', [new Error('')], 'Error'],
    ['error', [undefined], 'unknown error'],
    ['warn', [refused()], 'AggregateError ECONNREFUSED'],
    ['warn', [new TypeError('no')], 'TypeError: no'],
  ] as const)('writes the message of an error that Nest’s Logger passes on (%s %j)', (level, given, expected) => {
    const written = jest.spyOn(log, level).mockImplementation(() => undefined);
    Logger.overrideLogger(new PinoLogger());
    new Logger('Relay')[level](given[0], ...given.slice(1));
    Logger.overrideLogger(false);
    expect(written).toHaveBeenCalledWith(expect.objectContaining({ context: 'Relay' }), expected);
    written.mockRestore();
  });
});
