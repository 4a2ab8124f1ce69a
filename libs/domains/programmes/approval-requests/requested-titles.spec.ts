import { isAsked, matrix, nameOf } from '@app/auth';
import '../mentorships/mentorships.policy';
import '../plans/plans.policy';
import { requestTitle } from './requested-titles';

const mentorship = { title: 'First violin programme', mentor: 'Max', mentee: 'Mina' };
const names = { asker: 'Mina', mentorship, item: 'Scales', named: 'Lee', end_on: '2030-03-01' };
const none = { asker: 'Mina', mentorship: null, item: null, named: null, end_on: null };

describe(requestTitle, () => {
  it.each(matrix.filter(isAsked).map(nameOf))('has a sentence for %s in both languages, whatever is left of its resource', (asked) => {
    for (const words of [requestTitle(asked, names), requestTitle(asked, none)]) {
      expect(Object.values(words).join()).not.toMatch(/:|null|undefined/);
      expect(words.ko).toMatch(/[가-힣]/);
    }
  });

  it.each([
    ['mentorship:pause', "Pause the mentorship 'First violin programme' of Mina and Max"],
    ['mentorship:extend', "Extend the mentorship 'First violin programme' of Mina and Max to 2030-03-01"],
    ['mentorship:hand_over', "Hand the mentorship 'First violin programme' of Mina and Max over to Lee"],
    ['mentorship:create', 'Start a mentorship of Mina with Lee'],
    ['plan:waive', "Waive 'Scales' in the plan of the mentorship 'First violin programme' of Mina and Max"],
    ['later:ask', 'later:ask'],
  ])('says %s as a person would', (asked, sentence) => expect(requestTitle(asked, names).en).toBe(sentence));
});
