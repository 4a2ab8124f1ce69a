import { Module } from '@nestjs/common';
import { PlansModule } from './plans.module';
import { RolloutController } from './rollout.controller';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [PlansModule], controllers: [RolloutController] })
export class PlansApiModule {}
