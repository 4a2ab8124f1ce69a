import type { BulkCandidate } from '@app/bulk';
import type { ChosenMentorship } from './mentorship-bulk.repository';
import type { MentorshipSubject } from './mentorships.view';

/** A mentorship as a row of a preview. */
export const mentorshipCandidate = ({ id, version, title, mentee_name, ...facts }: ChosenMentorship): BulkCandidate => ({
  resource_id: id,
  version,
  input: null,
  label: `${mentee_name}: ${title}`,
  facts,
});

/** The facts of such a row. */
export const mentorshipOfRow = ({ facts }: BulkCandidate): MentorshipSubject => facts as MentorshipSubject;
