import { declarePersonalData } from '@app/personal-data';

declarePersonalData('platform/jobs', {
  scheduled_tasks: {
    none: ['name', 'cron', 'queue'],
    leaving: 'Kept.',
  },
});
