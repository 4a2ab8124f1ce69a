import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor, CurrentIdentity, NeedsConfirmedAddress, NeedsFreshProof } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, Created, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import { Secretive } from '@app/idempotency';
import { ApiKeyDto, ApiKeyRowDto, CreateApiKeyDto, CreatedApiKeyDto, ListApiKeysDto, UpdateApiKeyDto } from './api-keys.dto';
import { TooManyApiKeys } from './api-keys.errors';
import { ApiKeysPolicy } from './api-keys.policy';
import { ApiKeysService } from './api-keys.service';

@Chapter('api-keys', {
  group: 'Identity',
  rank: 10,
  about: 'API keys for integrations. A key has a subset of the permissions of its owner.',
})
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /**
   * List API keys
   * @remarks Your own by default. With `user_id`, an admin lists the keys of people in their company.
   */
  @Get()
  @Can(ApiKeysPolicy.list)
  @Paged(ApiKeyRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListApiKeysDto) {
    return this.keys.list(actor, query);
  }

  /**
   * Get an API key
   * @remarks The answer does not include the secret.
   */
  @Get(':id')
  @Can(ApiKeysPolicy.read)
  @Shown(ApiKeyDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.keys.get(actor, id);
  }

  /**
   * Create an API key
   * @remarks The secret `key` is in this answer only. At most 20 keys per person (409 `TOO_MANY_API_KEYS`).
   */
  @Post()
  @Can(ApiKeysPolicy.create)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  @Created(CreatedApiKeyDto)
  @Secretive()
  @Refuses(TooManyApiKeys)
  async create(@CurrentIdentity() identity: Identity, @Body() draft: CreateApiKeyDto): Promise<CreatedApiKeyDto> {
    return CreatedApiKeyDto.from(await this.keys.create(identity, draft));
  }

  /** Update the name or the scopes of an API key */
  @Patch(':id')
  @Can(ApiKeysPolicy.update)
  @NeedsFreshProof()
  @Shown(ApiKeyDto)
  update(@CurrentIdentity() identity: Identity, @Id() id: number, @Body() change: UpdateApiKeyDto, @IfMatch() expected?: ExpectedVersion) {
    return this.keys.update(identity, id, change, expected);
  }

  /**
   * Revoke an API key
   * @remarks Your own, or as an admin one of your company.
   */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(ApiKeysPolicy.revoke)
  delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    return this.keys.revoke(actor, id, expected);
  }
}
