/** An SQL array of the people with whom a person is paired now, as `partner_ids`. */
export const partnersOf = (user_id: string): string => `ARRAY(
  SELECT CASE ${user_id} WHEN m.mentor_id THEN m.mentee_id ELSE m.mentor_id END FROM mentorships m
  WHERE ${user_id} IN (m.mentor_id, m.mentee_id) AND m.status IN ('scheduled', 'active', 'paused')) AS partner_ids`;
