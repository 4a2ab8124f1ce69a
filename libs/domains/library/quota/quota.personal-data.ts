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
    leaving: 'The code is taken away when its person is anonymised.',
  },
});
