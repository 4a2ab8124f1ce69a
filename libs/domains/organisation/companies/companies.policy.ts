import { type Actor, always, anyRole, belonging, fact, policy } from '@app/auth';
import type { Company, CompanyUpdate } from './company.entity';

type CompanyFacts = Pick<Company, 'id'>;
/** The setting `mail_domains` has a permission of its own. */
type ChangedField = keyof CompanyUpdate | 'mail_domains';
const of = fact('co', belonging('of the company', '해당 회사의'), ({ company_id }, { id }: CompanyFacts) => company_id === id);

const rules = policy(
  'company',
  {
    list: { platform: always, ...anyRole(always) },
    read: { platform: always, ...anyRole(of) },
    /** To see the quota and the counts. */
    oversee: { platform: always, admin: of },
    /** To see the settings. The platform's admin cannot. */
    read_settings: { admin: of },
    create: { platform: always },
    /** For a company without an admin. */
    invite_admin: { platform: always },
    update: { platform: always, admin: of },
    set_quota: { platform: always },
    /** To set the domains to which its admins may write besides its own people. */
    set_mail_domains: { platform: always },
    describe: { admin: of },
    delete: { platform: always },
  },
  // An API key cannot invite admins, because they would outlive the key.
  { about_thing: ['invite_admin', 'set_quota', 'set_mail_domains', 'delete'], not_delegable: ['invite_admin'] },
);

/** Permissions on companies. `visibleTo` in the repository and `companyView` express the first four in SQL. */
export const CompaniesPolicy = {
  ...rules,
  /** The company's admin can change all fields but `quota_bytes` and `mail_domains`. */
  change: (actor: Actor, company: CompanyFacts, field: ChangedField) => {
    if (field === 'quota_bytes') return rules.set_quota(actor);
    return field === 'mail_domains' ? rules.set_mail_domains(actor) : rules.describe(actor, company);
  },
};
