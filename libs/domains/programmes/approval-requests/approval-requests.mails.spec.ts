import { isAsked, matrix, nameOf } from '@app/auth';
import '../mentorships/mentorships.policy';
import '../plans/plans.policy';
import { AnswerMail, RequestMail } from './approval-requests.mails';

const asked = matrix.filter(isAsked).map(nameOf);

describe('mails about requests', () => {
  it('covers permissions that can be asked for', () => expect(asked).toEqual(expect.arrayContaining(['mentorship:pause', 'plan:adapt'])));

  it.each(asked)('has words for %s in both languages', (permission) => {
    for (const locale of ['en', 'ko']) {
      const made = RequestMail.in(locale, { asked: permission, asker: 'Uma Roth', link: '/' });
      const answered = AnswerMail.in(locale, { asked: permission, isDone: true, note: null, link: '/' });
      for (const { subject } of [made, answered]) expect(subject).not.toContain(permission);
    }
  });
});
