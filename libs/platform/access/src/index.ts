import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';

export {
  ACCESS,
  Anybody,
  BY_COOKIE,
  Can,
  CurrentActor,
  CurrentAuthorization,
  CurrentIdentity,
  CurrentVisitor,
  NEEDED_ADDRESS,
  NeedsConfirmedAddress,
  NeedsProvenAddress,
  FRESH_PROOF,
  type FreshProof,
  NeedsFreshProof,
  OrByCookie,
  PERMISSION,
  SIGN_IN_OPTIONAL,
  WHILE_ENROLLING,
  Public,
  type Visitor,
  WhileEnrolling,
  WhilePasswordChange,
} from './access';
export { type Demands, requireCaller } from './demands';

/** The guard of every route of the API, and the decorators that configure it. */
@Module({ providers: [{ provide: APP_GUARD, useClass: AccessGuard }] })
export class AccessModule {}
