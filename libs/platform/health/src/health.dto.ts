import { ApiProperty } from '@nestjs/swagger';

export enum HealthStatus {
  Ok = 'ok',
}

/** State of the process. */
export class HealthDto {
  /** Always `ok`. Failures are a 503. */
  @ApiProperty({ enum: HealthStatus, enumName: 'HealthStatus' })
  status!: HealthStatus;
}

/** Readiness of the process. */
export class ReadinessDto {
  /** Always `ok`. Failures are a 503. */
  @ApiProperty({ enum: HealthStatus, enumName: 'HealthStatus' })
  status!: HealthStatus;

  /** Parts that are down but not needed by most requests. Operators only. @example ["redis"] */
  degraded?: string[];
}
