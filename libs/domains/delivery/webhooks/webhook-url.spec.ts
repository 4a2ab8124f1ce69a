import { env } from '@app/config';
import { AddressRules } from '@app/outbound';
import { problemWith } from './webhook-url';

const closed = new AddressRules([]);
const opened = new AddressRules(['10.1.0.0/16']);

describe(problemWith.name, () => {
  afterEach(() => Object.assign(env, { NODE_ENV: 'test' }));

  it('accepts public URLs, and addresses that the settings open', () => {
    for (const url of [
      'https://hooks.example.com',
      'https://hooks.example.com:8443/a?b=c',
      'http://hooks.example.com',
      'https://93.184.215.14/',
    ])
      expect(problemWith(url, closed)).toBeUndefined();
    expect(problemWith('https://10.1.2.3/', opened)).toBeUndefined();
  });

  it('says what is wrong, in words for the field', () => {
    expect(problemWith('https://10.2.0.1/', opened)!.en).toBe('must lead to a public address');
    expect(problemWith('https://app.localhost./', closed)!.en).toBe('must lead to a public address');
    expect(problemWith('https://user@hooks.example.com/', closed)!.en).toMatch(/without user name/);
  });

  it('asks for https in production, except where the settings open networks', () => {
    Object.assign(env, { NODE_ENV: 'production' });
    const plain = 'must begin with https://';
    expect(problemWith('http://hooks.example.com/', closed)!.en).toBe(plain);
    expect(problemWith('http://93.184.215.14/', opened)!.en).toBe(plain);
    expect(problemWith('http://10.1.2.3/', opened)).toBeUndefined();
    // The address is checked at each connection: a name that leads to a public one is refused there.
    expect(problemWith('http://receiver.internal/', opened)).toBeUndefined();
    expect(problemWith('https://hooks.example.com/', closed)).toBeUndefined();
  });
});
