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
      "The row stays, so that what the person did still has an author. Its name becomes 'Former member', its address one that nobody has, and every other column about the person is emptied.",
  },
});
