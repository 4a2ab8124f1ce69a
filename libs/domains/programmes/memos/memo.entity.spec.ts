import { Memo, MemoVisibility } from './memo.entity';
import { MemoSubjectUnclear } from './memos.errors';

const author = { id: 7, company_id: 'sinfonia' };

describe(Memo.name, () => {
  it('is private by default, and about exactly one person or task', () => {
    const memo = Memo.write({ body: 'Reads at sight.', user_id: 8 }, author);
    expect(memo).toEqual({
      company_id: 'sinfonia',
      author_id: 7,
      user_id: 8,
      task_id: null,
      body: 'Reads at sight.',
      visibility: MemoVisibility.Private,
      pinned: false,
    });
    expect(Memo.write({ body: 'Late.', task_id: 9 }, author)).toMatchObject({ user_id: null, task_id: 9 });
    expect(() => Memo.write({ body: 'Of nothing.' }, author)).toThrow(MemoSubjectUnclear);
    expect(() => Memo.write({ body: 'Of both.', user_id: 8, task_id: 9 }, author)).toThrow(MemoSubjectUnclear);
  });

  it('normalises its text to NFC, and keeps fields that are not given', () => {
    const memo = Memo.write({ body: '보잉'.normalize('NFD'), user_id: 8, pinned: true }, author);
    expect(memo.body).toBe('보잉');
    memo.change({ visibility: MemoVisibility.Admins });
    expect(memo).toMatchObject({ body: '보잉', pinned: true, visibility: MemoVisibility.Admins });
  });
});
