import type { Kind } from './things';

/** Calendar feeds of people. The asker's own feed has no secret that the grid could know. */
export const feeds: Readonly<Record<string, Kind>> = {
  feed: {
    at: '/calendar/feeds/{id}',
    rows: '(SELECT f.id AS feed_id, f.user_id, u.company_id FROM calendar_feeds f JOIN users u ON u.id = f.user_id)',
    key: 'feed_id',
    make: (insert, { id }) => insert('calendar_feeds', { user_id: id, name: 'Phone', hash: `of ${id}` }),
  },
};
