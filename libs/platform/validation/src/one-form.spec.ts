import { composeTexts } from './one-form';

describe(composeTexts.name, () => {
  const [sent, form] = ['한글 é'.normalize('NFD'), '한글 é'.normalize('NFC')];

  it('normalises every text to NFC at any depth, and nothing else', () => {
    const file = Buffer.from(sent);
    const given = { title: sent, n: 1, none: null, items: [{ title: sent, tags: [sent, 'a'] }, sent], file };
    composeTexts(given);
    expect(given).toEqual({ title: form, n: 1, none: null, items: [{ title: form, tags: [form, 'a'] }, form], file: Buffer.from(sent) });
  });

  it('leaves passwords unchanged', () => {
    const given = { password: sent, current_password: sent, new_password: sent, name: sent };
    composeTexts(given);
    expect(given).toEqual({ password: sent, current_password: sent, new_password: sent, name: form });
  });
});
