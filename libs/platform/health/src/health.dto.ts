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

  /** Parts that are away and that requests can be served without for a while. Left out for callers that may not read `/metrics`. @example ["redis"] */
  degraded?: string[];
}
