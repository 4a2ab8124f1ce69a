/** A domain, or a library of the platform, with a table that another one owns, and the reason. */
export type Allowance = readonly [reader: string, table: string, reason: string];

/** Tables without an entity of their own, and their owners. */
export const WITHOUT_ENTITY: Readonly<Record<string, string>> = {
  mentor_periods: 'mentorships',
  mentorship_curricula: 'mentorships',
  mentorship_events: 'mentorships',
};

/** Domains and libraries that read tables of others in a joined statement. */
export const READS: readonly Allowance[] = [
  ['api-keys', 'companies', "The guard learns from the key's owner whether the company asks a second factor."],
  ['api-keys', 'users', 'A key is worth what its owner may do now, and is listed with their name.'],
  ['approval-requests', 'users', 'A request names who asked, and those who may decide are told of it.'],
  ['audit', 'audit_entries', "The domain shows what the platform's audit library writes."],
  ['audit', 'outbox', 'A verdict tells whether the next verification is under way.'],
  ['audit', 'users', 'An entry names the person who acted, as long as they are in the same company.'],
  ['auth', 'companies', "Signing in follows the company's language and its rule for second factors."],
  ['auth', 'passkeys', 'A passkey counts as a second factor, in the statements that sign in and that find the session.'],
  ['auth', 'totp_secrets', 'A second factor that is confirmed is asked for in the statement that signs in.'],
  ['auth', 'users', 'The guard finds the session and the person in one statement.'],
  ['authz', 'users', "A question about somebody's rights is answered from their row as it is now."],
  ['calendar', 'companies', "A person's workdays depend on the company's weekend and time zone."],
  ['calendar', 'users', 'Leave is scoped by the person, and named after them.'],
  ['companies', 'departments', 'A company shows how many departments it has.'],
  ['companies', 'users', 'A company shows how many people it has, and whether an admin runs it.'],
  ['curricula', 'departments', 'A curriculum names its department, also by its name on import.'],
  ['curricula', 'users', 'A curriculum names its owner, and a version its publisher.'],
  ['dashboards', 'files', 'The dashboard counts the scores whose files are still processed.'],
  ['dashboards', 'setlists', 'The dashboard lists the setlists that were changed last.'],
  ['departments', 'users', 'A department names its lead and counts its people.'],
  ['files', 'outbox', 'A file that no job will go on with is found by its job.'],
  ['files', 'users', 'Storage is reported per person, by name.'],
  ['identity-providers', 'users', 'A linked identity leads to the account and to whether it may sign in.'],
  ['invitations', 'companies', 'An invitation names the company and follows its language.'],
  ['invitations', 'departments', 'An invitation names the department that it leads to.'],
  ['invitations', 'users', 'An invitation shows what an admin has changed about the expected person.'],
  ['jobs', 'outbox', 'A job is a row of the outbox that somebody asked for.'],
  ['memos', 'mentorships', 'A memo is shared with a pair as long as it is one.'],
  ['memos', 'tasks', 'A memo about a task is read by the pair of its mentorship.'],
  ['mentorships', 'companies', "The mentor's capacity and the day of an ending are the company's."],
  ['mentorships', 'curricula', 'A mentorship names the curricula that it follows.'],
  ['mentorships', 'curriculum_versions', 'A mentorship shows the title of the version that it follows.'],
  ['mentorships', 'tasks', 'A mentorship shows how many of its tasks are done.'],
  ['mentorships', 'users', 'A mentorship names its people, is searched by them and locks them while it pairs them.'],
  ['notifications', 'companies', "Times and words of a mail follow the person's company where the person has chosen none."],
  ['notifications', 'outbox', 'A mail whose job has ended without a word has failed.'],
  ['notifications', 'users', 'A notification goes to a person who may sign in and has an address, and names who acted.'],
  ['own-data', 'outbox', 'An export whose job has failed may be asked for again.'],
  ['own-data', 'users', 'Nothing is exported of somebody who may not sign in any more.'],
  ['pairs', 'mentorships', 'Organisation asks who is paired with whom, and programmes fill the table.'],
  ['passkeys', 'companies', 'The last factor stays where the company asks for one.'],
  ['passkeys', 'users', "An admin sees the passkeys of their company's people."],
  ['people-import', 'departments', 'Lines name departments, which must exist and be active.'],
  ['people-import', 'outbox', 'An import shows the progress of its job.'],
  ['people-import', 'users', 'Lines must not repeat an address or an employee number, and an export lists people.'],
  ['plans', 'curricula', 'A plan shows the current version beside its own.'],
  ['plans', 'curriculum_versions', 'A plan shows the title and the weeks of the version that it follows.'],
  ['plans', 'departments', "An item for the lead goes to the lead of the mentee's department."],
  ['plans', 'mentorships', 'A plan is seen by the people of its mentorship, and is locked with it.'],
  ['plans', 'tasks', 'A plan is shown as the tasks that came of it.'],
  ['plans', 'users', 'An item for the lead goes to a lead who is in the directory.'],
  ['platform/queues', 'outbox', 'The scheduler looks whether the last run of a task is over.'],
  ['platform/queues', 'scheduled_tasks', 'The scheduler takes the tasks that are due.'],
  ['quota', 'companies', "The company's quota is a column of the company."],
  ['quota', 'users', 'Usage and warnings name the person.'],
  ['scheduled-tasks', 'outbox', 'A scheduled task shows how its last run ended.'],
  ['scheduled-tasks', 'scheduled_tasks', "The domain shows what the platform's scheduler runs."],
  ['scores', 'derived_objects', 'A score has a thumbnail as soon as one is stored.'],
  ['scores', 'files', 'A score shows the size and the state of its file.'],
  ['scores', 'stored_objects', 'A score shows the checksum of its file.'],
  ['scores', 'users', 'A company counts the scores of its people.'],
  ['setlists', 'scores', 'A setlist shows the scores on it, as far as their owner has them.'],
  ['tasks', 'mentorships', 'A task of a mentorship is locked with it, so that it does not end meanwhile.'],
  ['tasks', 'users', 'A task names its people, and is given to colleagues only.'],
  ['totp', 'companies', 'Enrolment is required where the company asks admins for a second factor.'],
  ['totp', 'users', "Whether enrolment is required depends on the person's role."],
  ['users', 'companies', 'A person is shown with the company, its time zone and its language.'],
  ['users', 'departments', 'A person is shown with the department, and enters an active one only.'],
];

/** Domains that read tables of a group that comes after their own. */
export const READS_AGAINST_THE_ORDER: readonly Allowance[] = [
  ['pairs', 'mentorships', 'Organisation asks who is paired with whom, and programmes fill the table.'],
];

/** Writers of a table besides its owner. Only tables of the platform have any: a table of a domain has one writer. */
export const WRITES: readonly Allowance[] = [
  ['jobs', 'outbox', "An admin cancels a job or queues it again, under the row's lock."],
  ['platform/queues', 'outbox', 'The scheduler and the hourly purge remove rows that are over.'],
  ['platform/queues', 'scheduled_tasks', 'The scheduler notes each run with the statement that takes the task.'],
  ['scheduled-tasks', 'scheduled_tasks', 'An admin enables, disables or starts a task.'],
];
