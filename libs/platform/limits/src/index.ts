import { Global, Module } from '@nestjs/common';
import { RedisModule } from '@app/redis';
import { Limits } from './limits';

export { networkOf } from './address';
export { Limits, Unlimited } from './limits';

@Global()
@Module({ imports: [RedisModule], providers: [Limits], exports: [Limits] })
export class LimitsModule {}
