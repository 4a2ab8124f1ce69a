import { NOW } from '@test/builders';
import { Webhook, WebhookPause } from './webhook.entity';

const aWebhook = () =>
  Webhook.create({ url: 'https://hooks.example/', events: ['user.joined', 'task.submitted', 'user.joined'] }, 'sinfonia');

describe(Webhook.name, () => {
  it('is active at first, and has each event once, in order', () => {
    expect(aWebhook()).toMatchObject({
      company_id: 'sinfonia',
      is_active: true,
      description: null,
      events: ['task.submitted', 'user.joined'],
    });
  });

  it('is inactive while it is paused, and forgets its failures when it is activated', () => {
    const webhook = aWebhook();
    webhook.pause(WebhookPause.Gone, NOW);
    expect(webhook).toMatchObject({ is_active: false, paused_reason: 'gone', paused_at: '2030-01-15T09:00:00+00:00' });
    webhook.consecutive_failures = 20;
    webhook.change({ description: 'Payroll' });
    expect(webhook).toMatchObject({ is_active: false, consecutive_failures: 20 });
    webhook.change({ is_active: true });
    expect(webhook).toMatchObject({ is_active: true, paused_reason: null, paused_at: null, consecutive_failures: 0 });
  });
});
