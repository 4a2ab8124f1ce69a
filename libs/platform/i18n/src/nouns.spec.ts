import { defineNoun, nounAtPath } from './nouns';

describe('the noun of a path', () => {
  it.each([
    ['gadget', 'gadgets'],
    ['entry', 'entries'],
    ['spare_key', 'spare-keys'],
  ])('%s is found below /%s', (name, path) => {
    const noun = defineNoun({ name, en: name, ko: name });
    expect(nounAtPath(path)).toBe(noun);
  });
});
