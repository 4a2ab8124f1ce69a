import { Global, Module } from '@nestjs/common';
import { RedisModule } from '@app/redis';
import { Limits } from './limits';

export { networkOf } from '@app/context';
export { type Counted, Limits, Unlimited } from './limits';
export { CountsAgainstSecret, SecretKind, type SecretLookup } from './secrets';

@Global()
@Module({ imports: [RedisModule], providers: [Limits], exports: [Limits] })
export class LimitsModule {}
