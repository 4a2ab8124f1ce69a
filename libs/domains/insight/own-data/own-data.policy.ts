import { always, anyRole, policy } from '@app/auth';

const everybody = { platform: always, ...anyRole(always) };

/** Who is handed their own data: everybody, in person. Nobody is handed another person's. */
export const OwnDataPolicy = policy('own_data', { export: everybody, download: everybody }, { is_delegable: false });
