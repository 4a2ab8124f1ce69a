import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics';

export { type Measure, declareMeasure } from './measures';
export { METRICS_TYPE, Metrics } from './metrics';

@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}
