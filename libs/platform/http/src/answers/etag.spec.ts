import { MalformedRequest } from '@app/errors';
import { expectedIn } from './etag';

describe('If-Match', () => {
  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['"3"', 3],
    [' "3" ', 3],
    ['W/"3"', 0],
    ['"abc"', 0],
    ['"03"', 0],
    ['"abc", "3"', 3],
    ['W/"2", "3"', 3],
    ['"3", "4"', [3, 4]],
    ['"3",W/"4" , "5"', [3, 5]],
  ])('%s asks for version %s', (header, version) => expect(expectedIn(header)).toEqual(version));

  it.each(['3', '"3', '', '"3" "4"', '"3",', '*, "3"', '""3""'])('%s cannot be read', (header) => {
    expect(() => expectedIn(header)).toThrow(MalformedRequest);
  });
});
