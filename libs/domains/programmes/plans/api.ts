import { Module } from '@nestjs/common';
import { PlansController } from './plans.controller';
import { PlansModule } from './plans.module';
import { RolloutController } from './rollout.controller';

/** Entry point for HTTP: apps/api. */
@Module({ imports: [PlansModule], controllers: [PlansController, RolloutController] })
export class PlansApiModule {}
