import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const domains = join(root, 'libs/domains');

/** A group of domains, or a part of the tree, and its purpose in a few words. */
export type Described = Readonly<Record<string, string>>;

/** From the first to the last: a group uses those before it. The rules of `.dependency-cruiser.cjs` have the same order. */
export const GROUPS: Described = {
  operations: 'running the installation',
  organisation: 'companies and their people',
  identity: 'signing in and rights',
  library: 'files and sheet music',
  programmes: 'mentoring and onboarding',
  conversation: 'none yet',
  knowledge: 'documents, and finding what they say',
  delivery: 'telling people and other systems',
  insight: 'reading across the domains',
};

export const DOMAINS: Described = {
  'operations/bulk': 'previews, runs and undos of actions on many things',
  'operations/dead-letters': 'messages of the system that have failed for good',
  'operations/hello': 'the smallest domain: one route',
  'operations/jobs': 'jobs of users, and the queues',
  'operations/scheduled-tasks': 'schedules that admins enable, disable and start',
  'organisation/calendar': 'holidays, leave, workdays and the calendar feed',
  'organisation/companies': 'the tenants and their settings',
  'organisation/departments': 'the departments of a company',
  'organisation/invitations': 'invitations and their acceptance',
  'organisation/pairs': 'who is paired with whom, as a policy and a scope',
  'organisation/people-import': 'people from CSV and XLSX, and back',
  'organisation/users': 'people, their profiles and roles',
  'identity/api-keys': 'API keys and their scopes',
  'identity/auth': 'sessions, refresh tokens and signing in',
  'identity/authz': 'explains why somebody may do something',
  'identity/credentials': 'passwords, addresses and mailed links',
  'identity/identity-providers': 'signing in by OpenID Connect and GitHub',
  'identity/passkeys': 'signing in by WebAuthn, as both factors at once',
  'identity/totp': 'second factor by one-time codes',
  'library/attachments': 'files that are attached to things of other domains',
  'library/files': 'uploads, stored objects and their processing',
  'library/pictures': 'pictures of people and logos of companies',
  'library/quota': 'how much storage people and companies use',
  'library/scores': 'sheet music with versions and thumbnails',
  'library/setlists': 'ordered lists of scores',
  'programmes/approval-requests': 'asking somebody else to approve an action',
  'programmes/curricula': 'curricula, drafts and published versions',
  'programmes/memos': 'notes about people and tasks; the domain to copy',
  'programmes/mentorships': 'pairs of mentor and mentee over time',
  'programmes/plans': 'tasks made from curricula, and roll-outs',
  'programmes/tasks': 'tasks with submissions, checklists and comments',
  'knowledge/acknowledgements': 'documents that people must read, and who has acknowledged them',
  'knowledge/chatbot': 'questions, and answers with checked quotes',
  'knowledge/curated-answers': 'answers that companies write for questions with certain words',
  'knowledge/document-comments': 'comments on documents and on quotes of them',
  'knowledge/documents': 'documents with drafts, reviews and published versions',
  'knowledge/folders': 'folders of documents, and access lists',
  'knowledge/gaps': 'questions that nothing answers, without the person',
  'knowledge/passages': 'what is found and quoted of published documents',
  'knowledge/retrieval': 'finding and ranking passages that the asker may read',
  'knowledge/writer': 'sentences of a language model, and the quotes that support them',
  'delivery/feeds': 'calendars for calendar programs, by secret addresses',
  'delivery/notifications': 'telling people, in the list and by mail, and its ledger',
  'delivery/webhooks': 'events for the systems of a company, by signed requests',
  'insight/audit': 'reads, verifies and exports the audit log',
  'insight/dashboards': 'numbers for the start page',
  'insight/own-data': 'the export of one’s own data',
  'insight/search': 'one search over people, tasks and all that is declared',
};

export const PLATFORM: Described = {
  access: 'guard of all routes',
  attachments: 'kinds of things that files can be attached to',
  audit: 'writes and seals the audit log',
  auth: 'actors, permissions, tokens, passwords',
  bulk: 'the actions on many things that domains declare',
  config: 'environment and clock',
  context: 'correlation of a request or job',
  database: '`sql`, transactions, pages, migrations',
  'document-links': 'how tasks and curricula name documents',
  errors: 'errors of domains and their codes',
  events: 'publishing and listening',
  health: 'liveness and readiness',
  html: 'escaping of text',
  http: 'answers, requests and the OpenAPI document',
  i18n: 'English and Korean',
  idempotency: 'repeated requests with the same key',
  jobs: 'enqueueing of jobs, and schedules',
  limits: 'rate limits',
  logging: 'log lines as JSON',
  mail: 'sending of mail',
  metrics: 'metrics for Prometheus',
  notices: 'the catalogue of notifications, and what they are about',
  outbound: 'requests to URLs that people enter',
  outbox: 'jobs and events until they are dispatched',
  'personal-data': 'what columns say about people, declared by their domains',
  pdf: 'reading of PDFs and drawing of images, in a process of its own',
  pictures: 'pictures of people and logos, for domains that cannot reach files',
  queues: 'Bull: relay, scheduler and consumers',
  redis: 'connections to Redis',
  'search-kinds': 'kinds of things to search, declared by their domains',
  shutdown: 'stopping of a process',
  spreadsheets: 'CSV and XLSX',
  storage: 'local disk and S3',
  text: 'words, terms and passages of Korean and English texts',
  validation: 'checks of shapes',
};

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Every domain as `group/name`, in the order of the groups. */
export const domainsOfTheTree = (): string[] => {
  const order = Object.keys(GROUPS);
  return foldersIn(domains)
    .sort((one, other) => order.indexOf(one) - order.indexOf(other))
    .flatMap((group) => foldersIn(join(domains, group)).map((name) => `${group}/${name}`));
};

export const platformOfTheTree = (): string[] => foldersIn(join(root, 'libs/platform'));

const SOURCE = /(?<!\.d|\.spec)\.ts$/;

/** The domains that a domain imports something of, as `group/name`. */
export function usesOf(domain: string): string[] {
  const imported = readdirSync(join(domains, domain), { recursive: true, encoding: 'utf8' })
    .filter((file) => SOURCE.test(file))
    .map((file) => readFileSync(join(domains, domain, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/(?:from|import\() ?'@([a-z-]+\/[a-z-]+)(?:\/[^']*)?'/g)].map(([, name]) => name!));
  return [...new Set(imported)].filter((name) => name in DOMAINS && name !== domain).sort();
}
