import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('users', {
  users: {
    about: [
      'email',
      'password_hash',
      'name',
      'first_name',
      'last_name',
      'position',
      'job_part',
      'tags',
      'profile_image',
      'timezone',
      'locale',
      'employee_number',
      'join_date',
      'last_login_at',
    ],
    none: ['company_id'],
    leaving:
      "The row stays, so that what the person did still has an author. Its name becomes 'Former member', its address is replaced by an unused one, and every other column about the person is cleared.",
    exported: (user_id) => sql`
      SELECT u.id, u.created_at, u.email, u.email_verified_at, u.name, u.first_name, u.last_name, u.role, u.status, u.department_id, u.company_id,
        u.position, u.job_part, u.tags, u.profile_image, u.timezone, u.locale, u.employee_number, u.join_date, u.last_login_at
      FROM users u WHERE u.id = ${user_id}`,
    withheld: { columns: ['password_hash'], because: 'The hash is a credential.' },
  },
});
