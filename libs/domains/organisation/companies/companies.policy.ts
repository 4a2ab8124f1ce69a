import { type Actor, always, anyRole, fact, policy } from '@app/auth';
import type { Company, CompanyChange } from './company.entity';

type CompanyFacts = Pick<Company, 'id'>;
/** The list of domains is a setting with a permission of its own. */
type ChangedField = keyof CompanyChange | 'mail_domains';
const of = fact('co', ({ company_id }, { id }: CompanyFacts) => company_id === id);

const rules = policy(
  'company',
  {
    list: { platform: always, ...anyRole(always) },
    read: { platform: always, ...anyRole(of) },
    /** Its quota and counts. */
    oversee: { platform: always, admin: of },
    /** What it has agreed on for itself: not the platform's business. */
    read_settings: { admin: of },
    create: { platform: always },
    /** For one that nobody runs yet. */
    invite_admin: { platform: always },
    update: { platform: always, admin: of },
    set_quota: { platform: always },
    /** Whom its admins may write to besides its people. */
    set_mail_domains: { platform: always },
    describe: { admin: of },
    delete: { platform: always },
  },
  // An invited admin would outlive the key that invited them.
  { about_thing: ['invite_admin', 'set_quota', 'set_mail_domains', 'delete'], not_delegable: ['invite_admin'] },
);

/** Who may do what with a company. `visibleTo` and `cardFor` in the repository say the first four in SQL. */
export const CompaniesPolicy = {
  ...rules,
  /** The company's own admin decides all but how much it may store, and whom it may write to. */
  change: (actor: Actor, company: CompanyFacts, field: ChangedField) => {
    if (field === 'quota_bytes') return rules.set_quota(actor);
    return field === 'mail_domains' ? rules.set_mail_domains(actor) : rules.describe(actor, company);
  },
};
