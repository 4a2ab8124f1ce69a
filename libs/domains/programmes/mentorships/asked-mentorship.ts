import type { AskedState } from '@programmes/approval-requests';
import type { Mentorship } from './mentorship.entity';

/** The version and the state of a mentorship that a request is made on. */
export const askedMentorship = ({ version, status, mentor_id, start_on, end_on, paused_on }: Mentorship): AskedState => ({
  version,
  state: { status, mentor_id, start_on, end_on, paused_on },
});
