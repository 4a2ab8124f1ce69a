import { ApiProperty } from '@nestjs/swagger';
import type { Instant } from '@app/database';
import { IdsListDto, Ordering } from '@app/http';
import { Moment } from '@app/validation';
import { PersonDto } from '@organisation/users/dto';

/** Order of those who watch a document. */
export class ListWatchersDto extends IdsListDto {
  @Ordering('name', 'created_at')
  ordering: string[] = ['name'];
}

/** A person who watches a document. */
export class WatcherRowDto {
  /** ID of the person. */
  id!: number;
  /** Always 1. */
  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;
  /** The person. */
  person!: PersonDto;

  /** When they began. */
  @Moment()
  created_at!: Instant;
}
