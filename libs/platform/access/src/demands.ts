import {
  type Identity,
  type NeededAddress,
  type Permission,
  covers,
  forbidden,
  isAddressGood,
  nameOf,
  requireInPerson,
  viewerSideOf,
} from '@app/auth';
import {
  AddressNotConfirmed,
  Forbidden,
  InsufficientScope,
  InvalidToken,
  PasswordChangeRequired,
  ProofRequired,
  TotpEnrolmentRequired,
} from '@app/errors';
import { FRESH_PROOF, type FreshProof, NEEDED_ADDRESS, WHILE_ENROLLING, WHILE_PASSWORD_CHANGE } from './access';

/** Reads a demand of a route by the key of its decorator. */
export type DemandReader = <T>(key: string) => T | undefined;

/** Demands of a route on its caller, by the keys of their decorators. */
export interface Demands {
  readonly [WHILE_ENROLLING]?: true;
  readonly [WHILE_PASSWORD_CHANGE]?: true;
  readonly [FRESH_PROOF]?: FreshProof;
  readonly [NEEDED_ADDRESS]?: NeededAddress;
}

/** Throws unless the caller may call the route now. `id` is the id in the path. */
export function expectRights(identity: Identity, access: Permission | undefined, demandOf: DemandReader, id?: string): void {
  if (!access?.row[viewerSideOf(identity)]) throw access ? forbidden(access) : new Forbidden();
  expectReadiness(identity, demandOf);
  if (identity.scopes) expectScope(identity.scopes, access);
  expectProof(identity, demandOf, id);
  if (identity.address_standing) expectAddress(identity, demandOf);
}

/**
 * The same check for a route that anybody may call, but only with some bodies. It refuses as if the route were declared by
 * `@Can(permission)` and the decorators of `demands`; strangers get 401.
 */
export function requireCaller(identity: Identity | undefined, permission: Permission, demands: Demands): Identity {
  if (!identity) throw new InvalidToken();
  expectRights(identity, permission, <T>(key: string) => demands[key as keyof Demands] as T | undefined);
  return identity;
}

/** The password comes first: a caller who still has to choose one is not yet asked for a second factor. */
function expectReadiness({ must_change_password, must_enrol }: Identity, demandOf: DemandReader): void {
  if (must_change_password && !demandOf<true>(WHILE_PASSWORD_CHANGE)) throw new PasswordChangeRequired();
  if (must_enrol && !demandOf<true>(WHILE_ENROLLING)) throw new TotpEnrolmentRequired();
}

function expectProof({ id, is_proven }: Identity, demandOf: DemandReader, named?: string): void {
  if (is_proven) return;
  const when = demandOf<FreshProof>(FRESH_PROOF);
  if (when === 'always' || (when === 'on_oneself' && Number(named) === id)) throw new ProofRequired();
}

function expectAddress({ address_standing }: Identity, demandOf: DemandReader): void {
  const needed = demandOf<NeededAddress>(NEEDED_ADDRESS);
  if (needed && !isAddressGood(needed, address_standing)) throw new AddressNotConfirmed();
}

function expectScope(scopes: readonly string[], permission: Permission): void {
  requireInPerson(permission, { scopes });
  const scope = nameOf(permission);
  if (!covers(scopes, permission)) throw new InsufficientScope([{ field: 'scope', message: scope }]);
}
