import { declarePersonalData } from '@app/personal-data';

declarePersonalData('gaps', {
  knowledge_gaps: {
    made: ['question', 'question_key'],
    none: ['company_id', 'language'],
    leaving: 'Kept. No person is named, and addresses, links and long numbers are left out.',
    withheld: { columns: ['question', 'question_key'], because: 'Nobody can tell who has asked.' },
  },
});
