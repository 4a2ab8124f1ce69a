import { anActor } from '@test/builders';
import { Role } from '@app/auth';
import { WebhookDeliveriesPolicy, WebhooksPolicy } from './webhooks.policy';

const here = { company_id: anActor().company_id! };
const admin = anActor({ role: Role.Admin });

describe('the policies of webhooks', () => {
  it("give everything to the company's admins, and nothing to anybody else", () => {
    const about = [WebhooksPolicy.read, WebhooksPolicy.update, WebhooksPolicy.delete, WebhooksPolicy.rotate_secret, WebhooksPolicy.test];
    const rules = [...about, WebhookDeliveriesPolicy.read, WebhookDeliveriesPolicy.replay];
    const others = [
      anActor({ role: Role.Mentor }),
      anActor({ role: Role.Mentee }),
      anActor({ role: Role.Admin, company_id: 'elsewhere' }),
      anActor({ role: Role.Admin, company_id: null, is_superuser: true }),
    ];
    expect(rules.map((rule) => rule(admin, here))).toEqual(rules.map(() => true));
    for (const other of others) expect(rules.map((rule) => rule(other, here))).toEqual(rules.map(() => false));
  });

  it('let an API key see webhooks and replay deliveries, and create and change nothing', () => {
    const key = { ...admin, scopes: ['webhook:*', 'webhook_delivery:*'] };
    expect([WebhooksPolicy.read(key, here), WebhookDeliveriesPolicy.replay(key, here)]).toEqual([true, true]);
    const changes = [WebhooksPolicy.update, WebhooksPolicy.delete, WebhooksPolicy.rotate_secret, WebhooksPolicy.test];
    expect([WebhooksPolicy.create(key), ...changes.map((rule) => rule(key, here))]).toEqual(Array(5).fill(false));
  });
});
