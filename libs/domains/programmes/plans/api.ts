import { Module } from '@nestjs/common';
import { PlansController } from './plans.controller';
import { PlansModule } from './plans.module';
import { RolloutController } from './rollout.controller';

/** The door for HTTP clients: apps/api. */
@Module({ imports: [PlansModule], controllers: [PlansController, RolloutController] })
export class PlansApiModule {}
