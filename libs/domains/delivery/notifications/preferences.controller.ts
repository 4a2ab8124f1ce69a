import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { Chapter, CurrentLanguage, IfMatch } from '@app/http';
import type { Language } from '@app/i18n';
import { PreferencesPolicy } from './notifications.policy';
import { PreferencesDto, UpdatePreferencesDto } from './preferences.dto';
import { PreferencesService } from './preferences.service';

@Chapter('notification-preferences', { group: 'Delivery', about: 'What you are told of, by which channel, and when.' })
@Controller('notifications/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  /** Get how and when you are told */
  @Get()
  @Can(PreferencesPolicy.read)
  get(@CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<PreferencesDto> {
    return this.preferences.get(actor, language) as Promise<PreferencesDto>;
  }

  /**
   * Update how and when you are told
   * @remarks Mails that wait already follow the new preferences, too.
   */
  @Patch()
  @Can(PreferencesPolicy.update)
  update(
    @CurrentActor() actor: Actor,
    @Body() change: UpdatePreferencesDto,
    @CurrentLanguage() language: Language,
    @IfMatch() expected?: ExpectedVersion,
  ): Promise<PreferencesDto> {
    return this.preferences.update(actor, change, { language, expected }) as Promise<PreferencesDto>;
  }
}
