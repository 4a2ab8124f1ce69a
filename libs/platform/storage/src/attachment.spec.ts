import { attachment } from './attachment';

describe(attachment.name, () => {
  it.each([
    ['plain.pdf', 'attachment; filename="plain.pdf"'],
    ['Für Elise.pdf', `attachment; filename="F?r Elise.pdf"; filename*=UTF-8''F%C3%BCr%20Elise.pdf`],
    ['Dvořák.pdf', `attachment; filename="Dvo??k.pdf"; filename*=UTF-8''Dvo%C5%99%C3%A1k.pdf`],
    ['달빛.pdf', `attachment; filename="??.pdf"; filename*=UTF-8''%EB%8B%AC%EB%B9%9B.pdf`],
    ['🎻.pdf', `attachment; filename="?.pdf"; filename*=UTF-8''%F0%9F%8E%BB.pdf`],
    ['a "b".pdf', 'attachment; filename="a \\"b\\".pdf"'],
    ['100%25.pdf', `attachment; filename="100%25.pdf"; filename*=UTF-8''100%2525.pdf`],
  ])('gives %s an ASCII name', (filename, header) => expect(attachment(filename)).toBe(header));

  it('escapes names, and does not cut within a character', () => {
    for (const filename of ['a\r\nSet-Cookie: b.pdf', 'a\u0000b.pdf', 'a\ud83c.pdf'])
      expect(attachment(filename)).toMatch(/^[\x20-\x7e]+$/);
  });
});
