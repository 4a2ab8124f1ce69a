import { declarePersonalData } from '@app/personal-data';

declarePersonalData('tasks', {
  task_checklist_items: {
    made: ['title'],
    none: ['company_id'],
    leaving: 'Kept, except on personal tasks, with which they are deleted.',
  },
  task_comments: {
    said: ['body'],
    none: ['company_id'],
    leaving: 'A comment becomes a tombstone when the words of its author expire.',
  },
  task_submissions: {
    said: ['text', 'link', 'note'],
    none: ['company_id'],
    leaving: 'What was handed in becomes a tombstone when the words of its author expire, and a note when those of its reviewer do.',
  },
  tasks: {
    said: ['blocked_reason', 'waived_reason'],
    made: ['title', 'description', 'guideline'],
    none: ['company_id', 'prerequisite_ids'],
    leaving:
      'Personal tasks are deleted when their person is anonymised. Of others, the reasons become tombstones when the words of the assignee (blocked) or the reviewer (waived) expire.',
  },
});
