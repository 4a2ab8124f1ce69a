import { declarePersonalData } from '@app/personal-data';

declarePersonalData('mentorships', {
  mentor_periods: {
    none: ['company_id'],
    leaving: 'Kept.',
  },
  mentorship_curricula: {
    none: ['company_id'],
    leaving: 'Kept.',
  },
  mentorship_events: {
    said: ['reason'],
    none: ['company_id', 'kind', 'facts'],
    leaving: 'A reason becomes a tombstone when the words of its author expire.',
  },
  mentorship_meetings: {
    said: ['title', 'place', 'notes', 'mentor_notes'],
    none: ['company_id'],
    leaving:
      'Everything noted becomes a tombstone when the words of one of the two people, or of who arranged the meeting, expire: the notes do not say who wrote which line.',
  },
  mentorships: {
    said: ['reason', 'goal'],
    made: ['title', 'tags'],
    none: ['company_id'],
    leaving: 'Goal and reason become tombstones when the words of one of its people, or of its author, expire.',
  },
});
