import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('quota', {
  company_quotas: {
    none: ['company_id'],
    leaving: 'Kept.',
  },
  quota_entries: {
    none: ['company_id'],
    leaving: 'Kept: the ledger has ids and bytes.',
  },
  quota_opening_balances: {
    none: ['company_id'],
    leaving: 'Kept: ids and bytes.',
  },
  user_quotas: {
    about: ['referral_code'],
    leaving: 'The code is removed when its owner is anonymised.',
    exported: (user_id) => sql`
      SELECT q.user_id AS id, q.plan, q.limit_bytes, q.used_bytes, q.reserved_bytes, q.referral_code, q.referrals
      FROM user_quotas q WHERE q.user_id = ${user_id}`,
  },
});
