import { type PasskeyOwner, PasskeysPolicy } from '@identity/passkeys/passkeys.policy';
import type { Kind } from './things';

export const passkeys: Readonly<Record<string, Kind>> = {
  passkey: {
    at: '/auth/passkeys/{id}',
    rows: '(SELECT p.id, p.user_id, u.company_id FROM passkeys p JOIN users u ON u.id = p.user_id)',
    make: (insert, { id: user_id }) => {
      const key = { credential_id: `of-${user_id}`, public_key: 'x', transports: [], device_type: 'multi_device', backed_up: true };
      return insert('passkeys', { user_id, name: 'Phone', ...key });
    },
    seen: (actor, row) => PasskeysPolicy.list(actor, row as PasskeyOwner),
    listed: ({ user_id }, { id }) => user_id === id,
  },
};
