/** Methods that no statement is seen of, with the reason. */
export const UNREACHED: Readonly<Record<string, string>> = {
  'CompaniesRepository.unlessInUse': 'It awaits a statement of another method.',
  'OwnRowsRepository.files': 'It answers with a reader, which asks when somebody reads.',
  'OwnRowsRepository.rows': 'It answers with a reader, which asks when somebody reads.',
  'QuotaLedgerRepository.enter': 'It writes nothing for a step of no bytes.',
  'StagingRepository.pieces': 'It answers with a reader, which asks when somebody reads.',
};

interface Unbound {
  readonly tables: readonly string[];
  readonly reason: string;
}

const BY_SCHEDULE = 'A schedule of the worker asks for the rows of every company.';
const ASKED_AS_SUBSTITUTE = 'The viewer is looked up as a substitute only, and the policy checks the loaded row.';
const HELD_AGAINST_FACTS = 'The nightly reconciliation holds every ledger against the stored files.';

/** Methods that read tables of tenants without saying whose rows they want, with the reason. */
export const UNBOUND: Readonly<Record<string, Unbound>> = {
  'ApprovalRequestsRepository.add': { tables: ['requests'], reason: 'It reads the row that it has written in the statement before.' },
  'ApprovalRequestsRepository.removeClosedBefore': { tables: ['requests'], reason: BY_SCHEDULE },
  'AttachmentsRepository.listUnattached': { tables: ['attachments', 'files'], reason: BY_SCHEDULE },
  'AttachmentsRepository.removeLeft': {
    tables: ['attachments', 'memos', 'mentorship_meetings', 'task_comments', 'task_submissions'],
    reason: BY_SCHEDULE,
  },
  'BulkRemindersRepository.removeOld': { tables: ['bulk_reminders'], reason: BY_SCHEDULE },
  'BulkOperationsRepository.findWithOldData': { tables: ['bulk_operations', 'bulk_rows'], reason: BY_SCHEDULE },
  'BulkOperationsRepository.removeOld': { tables: ['bulk_operations'], reason: BY_SCHEDULE },
  'CanariesRepository.add': { tables: ['users'], reason: BY_SCHEDULE },
  'CanariesRepository.claim': { tables: ['notification_deliveries', 'notifications'], reason: BY_SCHEDULE },
  'CanariesRepository.enterIntoLedger': { tables: ['mail_canaries'], reason: BY_SCHEDULE },
  'CanariesRepository.markMissing': { tables: ['mail_canaries', 'notification_deliveries'], reason: BY_SCHEDULE },
  'DeliveriesRepository.peopleWithDue': { tables: ['notification_deliveries', 'notifications'], reason: BY_SCHEDULE },
  'DocumentsRepository.findDraftedForUpdate': {
    tables: ['documents'],
    reason: 'The worker asks for the drafts of a person who was anonymised.',
  },
  'DocumentsRepository.trashedBefore': { tables: ['documents'], reason: BY_SCHEDULE },
  'FilesRepository.listAbandoned': { tables: ['files', 'outbox'], reason: BY_SCHEDULE },
  'FilesRepository.listForgotten': { tables: ['files'], reason: BY_SCHEDULE },
  'FilesRepository.listOverdue': { tables: ['files'], reason: BY_SCHEDULE },
  'FoldersRepository.findEmptyTrashedBefore': { tables: ['documents', 'folders'], reason: BY_SCHEDULE },
  'IdentitiesRepository.companiesOf': {
    tables: ['users'],
    reason: 'Finds the companies in which somebody may sign in by an identity or an address, before anybody is signed in.',
  },
  'IdentitiesRepository.ownerOf': { tables: ['users'], reason: 'Issuer and subject together identify one linked identity.' },
  'InvitationRemindersRepository.expiring': { tables: ['invitations'], reason: BY_SCHEDULE },
  'InvitationsRepository.findNoLongerExpected': { tables: ['invitations', 'users'], reason: BY_SCHEDULE },
  'InvitationsRepository.removeAcceptedBy': {
    tables: ['invitations'],
    reason: 'The address of somebody anonymised is forgotten in every company that invited it.',
  },
  'InvitationsRepository.removeClosedBefore': { tables: ['invitations'], reason: BY_SCHEDULE },
  'JobsRepository.queues': { tables: ['outbox'], reason: "The platform's admin sees counts of all queues, and no payload." },
  'LeaversRepository.listDue': { tables: ['users'], reason: BY_SCHEDULE },
  'LeaversRepository.listWordsDue': { tables: ['users'], reason: BY_SCHEDULE },
  'MentorshipDueRepository.pastTheirEnd': { tables: ['mentorships'], reason: BY_SCHEDULE },
  'MentorshipDueRepository.toActivate': { tables: ['mentorships'], reason: BY_SCHEDULE },
  'MentorshipDueRepository.toExpire': { tables: ['mentorships'], reason: BY_SCHEDULE },
  'MentorshipRemindersRepository.ending': { tables: ['mentorships'], reason: BY_SCHEDULE },
  'MentorshipRemindersRepository.silent': {
    tables: ['mentorship_events', 'mentorship_meetings', 'mentorships', 'task_comments', 'task_submissions', 'tasks'],
    reason: BY_SCHEDULE,
  },
  'OverviewRepository.trashedBefore': { tables: ['scores'], reason: BY_SCHEDULE },
  'NotificationMailsRepository.failAbandoned': { tables: ['notification_deliveries', 'outbox'], reason: BY_SCHEDULE },
  'NotificationRetentionRepository.removeBefore': { tables: ['notifications'], reason: BY_SCHEDULE },
  'OutgoingRepository.listForgotten': { tables: ['outbox', 'outgoing_objects'], reason: BY_SCHEDULE },
  'PassagesRepository.fold': { tables: ['passage_term_changes'], reason: BY_SCHEDULE },
  'PushDeliveriesRepository.claim': { tables: ['notification_deliveries', 'notifications'], reason: BY_SCHEDULE },
  'QuotaAccountsRepository.listCompaniesOff': {
    tables: ['company_quotas', 'files', 'outgoing_objects', 'stored_objects'],
    reason: HELD_AGAINST_FACTS,
  },
  'QuotaAccountsRepository.listUsersOff': {
    tables: ['files', 'outgoing_objects', 'quota_entries', 'quota_opening_balances', 'stored_objects'],
    reason: HELD_AGAINST_FACTS,
  },
  'QuotaAccountsRepository.settleCompanyless': {
    tables: ['files', 'outgoing_objects', 'stored_objects'],
    reason: HELD_AGAINST_FACTS,
  },
  'ReconciliationRepository.listObjects': {
    tables: ['stored_objects'],
    reason: 'The nightly reconciliation walks through every stored object.',
  },
  'ScheduledTasksRepository.list': {
    tables: ['outbox'],
    reason: 'Schedules belong to the installation, and so do the jobs that they start.',
  },
  'SetlistItemsRepository.add': {
    tables: ['setlist_items'],
    reason: "The setlist's row is locked, and its owner checked, before items are added.",
  },
  'StagingRepository.dropLeftPieces': { tables: ['people_imports'], reason: BY_SCHEDULE },
  'StagingRepository.dropOldImports': { tables: ['people_imports'], reason: BY_SCHEDULE },
  'StagingRepository.giveUp': { tables: ['outbox', 'people_imports'], reason: BY_SCHEDULE },
  'TaskRemindersRepository.due': { tables: ['mentorships', 'tasks'], reason: BY_SCHEDULE },
  'TasksRepository.find': { tables: ['task_submissions', 'tasks'], reason: ASKED_AS_SUBSTITUTE },
  'TasksRepository.findForUpdate': { tables: ['task_submissions', 'tasks'], reason: ASKED_AS_SUBSTITUTE },
  'TasksRepository.requireReviewer': {
    tables: ['users'],
    reason: 'EXISTS asks for the same id whether the person works with the actor.',
  },
  'UnshownAccountsRepository.listUnprovenBefore': { tables: ['users'], reason: BY_SCHEDULE },
  'VerificationRemindersRepository.expiring': {
    tables: ['departments', 'document_access', 'documents', 'folders', 'mentorships', 'users'],
    reason: BY_SCHEDULE,
  },
  'WebhookDeliveriesRepository.removeOld': { tables: ['webhook_deliveries'], reason: BY_SCHEDULE },
  'WebhookQueueRepository.listForgotten': { tables: ['webhook_deliveries'], reason: BY_SCHEDULE },
  'WebhookSecretsRepository.removeEnded': { tables: ['webhook_secrets'], reason: BY_SCHEDULE },
};
