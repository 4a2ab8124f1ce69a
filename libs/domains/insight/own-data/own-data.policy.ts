import { always, anyRole, policy } from '@app/auth';

const everybody = { platform: always, ...anyRole(always) };

/** Everybody may export their own data, in person. Nobody may export another person's. */
export const OwnDataPolicy = policy('own_data', { export: everybody, download: everybody }, { is_delegable: false });
