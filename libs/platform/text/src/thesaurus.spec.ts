import { EQUIVALENTS } from './equivalents';
import { questionOf } from './question';
import { TERM_FIELDS, tokenOf } from './tokens';
import { askedWords, conceptsOf } from './thesaurus';
import { splitWords } from './words';

const concepts = (text: string) => conceptsOf(askedWords(splitWords(text)));
const asked = (text: string) => concepts(text).map(({ words }) => words.map(({ term }) => term).join(' '));
const equivalents = (text: string) => concepts(text).flatMap((concept) => concept.equivalents.map((phrase) => phrase.join(' ')));
const token = (text: string) => tokenOf({ kind: 'word', text }, TERM_FIELDS.any);

describe('EQUIVALENTS', () => {
  it('has groups of two phrases or more, each once in its group', () => {
    expect(EQUIVALENTS.length).toBeGreaterThan(700);
    expect(EQUIVALENTS.filter((group) => group.length < 2 || new Set(group).size < group.length || group.includes(''))).toEqual([]);
  });
});

describe(conceptsOf.name, () => {
  it.each([
    ['비번', 'password'],
    ['연차', 'annual leav'],
    ['annual leave', '연차'],
    ['sick leave', '병가'],
    ['법카', '법인카드'],
  ])('knows that %s is %s', (one, other) => {
    expect(equivalents(one)).toContain(other);
  });

  it('takes the longest known phrase for one concept', () => {
    expect(asked('annual leave form')).toEqual(['annual leav', 'form']);
  });

  it('finds verbs with other endings, but no other word that begins alike', () => {
    expect(equivalents('바꿔야')).toContain('chang');
    expect(equivalents('회의감')).toEqual([]);
  });

  it('reads a compound of two known words as both', () => {
    expect(asked('휴가신청은')).toEqual(['휴가', '신청']);
    expect(asked('회의실')).toEqual(['회의실']);
  });

  it('leaves out a phrase that says something else without its small words', () => {
    expect(equivalents('고장')).not.toContain('work');
  });

  it.each([
    ['삼십 분', '30분'],
    ['30분', '30 minut'],
    ['thirty minutes', '30분'],
    ['two weeks', '2주'],
    ['두달', '2개월'],
    ['이틀', '2일'],
    ['3일', '사흘'],
  ])('writes %s as %s as well', (one, other) => {
    expect(equivalents(one)).toContain(other);
  });
});

describe(questionOf.name, () => {
  const forms = (text: string) => questionOf(text).terms.filter((term) => term.form > 0);

  it('asks for the equivalents of a concept as forms of it, which weigh less', () => {
    const { terms } = questionOf('비번');
    const [own] = terms;
    const other = terms.find((term) => term.token === token('password'))!;
    expect(other.concept).toBe(own!.concept);
    expect(other.form).not.toBe(own!.form);
    expect(other.weight).toBeLessThan(1);
  });

  it('asks for the words of a phrase together', () => {
    const [annual, leave] = ['annual', 'leav'].map((word) => forms('연차').find((term) => term.token === token(word))!);
    expect(annual!.part).toBe(leave!.part);
  });

  it('asks for 64 equivalents at most', () => {
    const long = '신청 승인 결재 규정 교육 회의 업무 지원 변경 사용 제출 신고 확인 보고 평가 비용 출장 휴가 계약 예약 보안 권한';
    const count = new Set(forms(long).map(({ concept, form }) => `${concept} ${form}`)).size;
    expect(count).toBe(64);
  });

  it('keeps the words as they were asked', () => {
    expect(questionOf('휴가신청은 어떻게 하나요?').words).toEqual(['휴가신청']);
  });
});
