import { NOW, aUser } from '@test/builders';
import { Role } from '@app/auth';
import { instant } from '@app/database';
import { User } from './user.entity';
import { UserStatus } from './user-status';
import { UserNotMovable } from './users.errors';

const { Invited, Active, Suspended, Leaving, Deactivated, Anonymised } = UserStatus;

describe(User.name, () => {
  it.each([
    ['join', [Invited], Active],
    ['suspend', [Active], Suspended],
    ['activate', [Suspended], Active],
    ['leave', [Active], Leaving],
    ['deactivate', [Invited, Active, Suspended, Leaving], Deactivated],
    ['anonymise', [Deactivated, Anonymised], Anonymised],
  ] as const)('can %s from %j, and is then %s', (move, from, to) => {
    for (const status of Object.values(UserStatus)) {
      const user = aUser({ status });
      const doing = () => (move === 'deactivate' ? user.deactivate(NOW) : move === 'anonymise' ? user.anonymise(NOW) : user.move(move));
      if ((from as readonly UserStatus[]).includes(status)) {
        doing();
        expect(user.status).toBe(to);
      } else {
        expect(doing).toThrow(UserNotMovable);
      }
    }
  });

  it('is a mentee without a company by default', () => {
    const user = User.create({ email: 'mina@example.com', name: '김미나' });
    expect(user).toMatchObject({ role: Role.Mentee, company_id: null, status: Active, first_name: '미나', last_name: '김', tags: [] });
  });

  it('changes only the given fields', () => {
    const user = aUser({ position: 'Oboist', tags: ['a'], email_verified_at: instant(NOW) });
    user.change({ position: null, tags: undefined, role: Role.Mentor });
    expect(user).toMatchObject({ position: null, tags: ['a'], role: Role.Mentor, name: '김미나', email_verified_at: instant(NOW) });
  });

  it('has an unverified address after a correction by an admin', () => {
    const user = aUser({ email_verified_at: instant(NOW) });
    user.correctAddress('new@example.com');
    expect(user).toMatchObject({ email: 'new@example.com', email_verified_at: null });
  });

  it('loses the department when deactivated, and all personal data when anonymised', () => {
    const user = aUser({ department_id: 3, employee_number: 9, profile_image: 'https://example.com/mina', tags: ['viola'] });
    user.deactivate(NOW);
    expect(user).toMatchObject({ department_id: null, deactivated_at: instant(NOW), email: 'mina@example.com' });
    user.anonymise(NOW);
    expect(user).toMatchObject({ email: `anonymised-${user.id}@users.invalid`, employee_number: null, tags: [], password_hash: null });
    expect(JSON.stringify(user)).not.toMatch(/mina|미나|viola/);
  });
});
