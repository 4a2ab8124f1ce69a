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

  /** What is away, and can be done without for a while. @example ["redis"] */
  degraded!: string[];
}
