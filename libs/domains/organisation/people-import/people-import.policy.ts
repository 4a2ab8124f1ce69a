import { member, policy, sameCompany } from '@app/auth';

/** Who may do what with a file of people that was sent. `visibleTo` in the repository says the first two in SQL. */
export const PeopleImportPolicy = policy('import', {
  list: { admin: member },
  read: { admin: sameCompany },
  commit: { admin: sameCompany },
  discard: { admin: sameCompany },
});
