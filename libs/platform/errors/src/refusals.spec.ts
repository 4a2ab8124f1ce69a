import { DomainError } from './domain-error';
import { NotFound, RateLimited } from './refusals';

const USER = { name: 'user', en: 'user', ko: '사용자' };
const COMPANY = { name: 'company', en: 'company', ko: '회사' };
const JOB = { name: 'job', en: 'job', ko: '작업' };

describe(NotFound.name, () => {
  it('names the missing resource in both languages', () => {
    const { about, message } = new NotFound(USER);
    expect(about).toMatchObject({ code: 'E003', error: 'USER_NOT_FOUND', en: 'No such user.', ko: '사용자를 찾을 수 없습니다.' });
    expect(message).toBe('No such user.');
    expect(new NotFound(COMPANY).about.ko).toBe('회사를 찾을 수 없습니다.');
    expect(new NotFound(JOB).about.ko).toBe('작업을 찾을 수 없습니다.');
  });
});

describe('a refusal', () => {
  it('tells when to retry', () => {
    const limited = new RateLimited(undefined, 30);
    expect(limited).toBeInstanceOf(DomainError);
    expect(limited.retry_after_s).toBe(30);
  });
});
