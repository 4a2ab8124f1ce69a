import { type Actor, fact, policy, someone } from '@app/auth';

/** Owner of a calendar feed. */
export interface FeedOwner {
  readonly user_id: number;
}

const own = fact('own', someone('its owner', '소유자'), ({ id }: Actor, { user_id }: FeedOwner) => id === user_id);
const mine = { platform: own, admin: own, mentor: own, mentee: own };

/** Permissions on calendar feeds. Nobody sees another person's feeds. API keys have no permission, because a feed would outlive the key. */
export const FeedsPolicy = policy('feed', { list: mine, read: mine, create: mine, delete: mine }, { is_delegable: false });
