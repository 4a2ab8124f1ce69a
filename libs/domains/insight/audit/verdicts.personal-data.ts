import { declarePersonalData } from '@app/personal-data';

declarePersonalData('audit', {
  audit_verdicts: {
    none: ['company_id', 'head', 'broken'],
    leaving: 'Kept: numbers and hashes of seals.',
  },
});
