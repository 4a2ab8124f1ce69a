import { ApiProperty } from '@nestjs/swagger';

export enum HealthStatus {
  Ok = 'ok',
}

export class HealthDto {
  @ApiProperty({ enum: HealthStatus, enumName: 'HealthStatus' })
  status!: HealthStatus;
}

export class ReadinessDto {
  @ApiProperty({ enum: HealthStatus, enumName: 'HealthStatus' })
  status!: HealthStatus;

  /** Parts that are down and not needed for most requests. Omitted for callers that may not read `/metrics`. @example ["redis"] */
  degraded?: string[];
}
