import { always, anyRole, fact, policy, someone } from '@app/auth';
import type { Setlist } from './setlist.entity';

const own = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: Pick<Setlist, 'user_id'>) => id === user_id);
const mine = anyRole(own);

/** Permissions on a setlist. Only the owner has any. */
export const SetlistsPolicy = policy('setlist', {
  list: anyRole(always),
  read: mine,
  create: anyRole(always),
  /** Change the setlist and its items. */
  update: mine,
  delete: mine,
});
