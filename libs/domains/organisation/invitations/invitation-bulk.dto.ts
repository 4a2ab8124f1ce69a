import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsEnum, ValidateNested } from 'class-validator';
import { Omittable } from '@app/validation';
import { BulkRequestDto } from '@operations/bulk/dto';
import { InvitationBulkAction, MOST_INVITED } from './invitation-bulk';
import { InviteDto, ListInvitationsDto } from './invitations.dto';

/** An action on many invitations to preview, or the token of a preview to run. */
export class InvitationBulkDto extends BulkRequestDto {
  /** Action. @example remind */
  @ApiProperty({ enum: InvitationBulkAction, required: false })
  @Omittable()
  @IsEnum(InvitationBulkAction)
  declare action?: InvitationBulkAction;
}

/** Filters of the list of invitations. */
export class InvitationBulkFilterDto extends OmitType(ListInvitationsDto, ['page', 'page_size', 'ordering', 'ids'] as const) {}

/** No values. */
export class NoInvitationValuesDto {}

/** People to invite. */
export class InviteManyDto {
  /** The people. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_INVITED)
  @ValidateNested({ each: true })
  @Type(() => InviteDto)
  people!: InviteDto[];
}
