import { always, anyRole, fact, policy } from '@app/auth';
import type { Setlist } from './setlist.entity';

const own = fact('own', ({ id }, { user_id }: Pick<Setlist, 'user_id'>) => id === user_id);
const mine = anyRole(own);

/** Who may do what with a setlist: its owner everything, and nobody else anything. */
export const SetlistsPolicy = policy('setlist', {
  list: anyRole(always),
  read: mine,
  create: anyRole(always),
  /** What is in it, too. */
  update: mine,
  delete: mine,
});
