import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage, Id } from '@app/http';
import type { Language } from '@app/i18n';
import { ListNotificationsDto, MarkAllReadDto, NotificationDto, NotificationFeedDto, SnoozeDto, UnreadCountDto } from './notifications.dto';
import { NotificationsPolicy } from './notifications.policy';
import { NotificationsService } from './notifications.service';

@Chapter('notifications', {
  group: 'Delivery',
  about: 'What happened to things that concern you, in the product and by mail, and what became of each message.',
})
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  /**
   * List your notifications, newest first
   * @remarks Notifications about things that you may no longer read are left out, and so are snoozed ones.
   */
  @Get()
  @Can(NotificationsPolicy.list)
  list(
    @CurrentActor() actor: Actor,
    @Query() query: ListNotificationsDto,
    @CurrentLanguage() language: Language,
  ): Promise<NotificationFeedDto> {
    return this.notifications.list(actor, query, language) as Promise<NotificationFeedDto>;
  }

  /** Mark all your notifications as read, up to one */
  @Post('read')
  @HttpCode(HttpStatus.OK)
  @Can(NotificationsPolicy.mark_all_read)
  markAllRead(@CurrentActor() actor: Actor, @Body() { up_to }: MarkAllReadDto): Promise<UnreadCountDto> {
    return this.notifications.markAllRead(actor, up_to);
  }

  /** Mark a notification as read */
  @Post(':id/read')
  @HttpCode(HttpStatus.OK)
  @Can(NotificationsPolicy.mark_read)
  markRead(@CurrentActor() actor: Actor, @Id() id: number, @CurrentLanguage() language: Language): Promise<NotificationDto> {
    return this.notifications.markRead(actor, id, language);
  }

  /** Snooze a notification: it is unread again at the given time */
  @Post(':id/snooze')
  @HttpCode(HttpStatus.OK)
  @Can(NotificationsPolicy.snooze)
  snooze(
    @CurrentActor() actor: Actor,
    @Id() id: number,
    @Body() { until }: SnoozeDto,
    @CurrentLanguage() language: Language,
  ): Promise<NotificationDto> {
    return this.notifications.snooze(actor, { id, until }, language);
  }
}
