import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signedHeaders } from './webhook-signature';

const message = (body: string) => ({ id: 'msg_1', timestamp: Math.floor(Date.now() / 1_000), body });

describe(signedHeaders.name, () => {
  it('signs the example of the standard as the standard does', () => {
    const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    const { 'webhook-signature': signature } = signedHeaders(example, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']);
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is verified by each of its secrets, and by no other', () => {
    const [old, current, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
    const body = '{"name":"보잉"}';
    const headers = signedHeaders(message(body), [current, old]);
    for (const secret of [old, current]) expect(new Webhook(secret).verify(body, headers)).toEqual({ name: '보잉' });
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
    expect(() => new Webhook(current).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(current).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
  });

  it('has 256 random bits in a new secret', () => {
    expect(newWebhookSecret()).toMatch(/^whsec_[A-Za-z\d+/]{43}=$/);
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
  });
});
