import { env } from '@app/config';
import { ValidationFailed } from '@app/errors';
import { destinationOf } from './return-to';

describe(destinationOf.name, () => {
  const origins = env.BACKEND_CORS_ORIGINS;
  beforeAll(() => void Object.assign(env, { BACKEND_CORS_ORIGINS: ['https://app.example.com', '*', 'null'] }));
  afterAll(() => void Object.assign(env, { BACKEND_CORS_ORIGINS: origins }));

  it.each([
    ['/', `${env.PUBLIC_URL}/`],
    ['/welcome?tab=1&next=%2Ftasks#top', `${env.PUBLIC_URL}/welcome?tab=1&next=%2Ftasks#top`],
    ['/환영', `${env.PUBLIC_URL}/%ED%99%98%EC%98%81`],
    [`${env.PUBLIC_URL}/welcome`, `${env.PUBLIC_URL}/welcome`],
    ['https://app.example.com', 'https://app.example.com/'],
    ['HTTPS://APP.example.com:443/a', 'https://app.example.com/a'],
    ['/user@evil.example.com', `${env.PUBLIC_URL}/user@evil.example.com`],
  ])('takes %s', (return_to, destination) => expect(destinationOf(return_to)).toBe(destination));

  it.each([
    '',
    'welcome',
    '?next=/a',
    '//evil.example.com',
    '///evil.example.com',
    '/\\evil.example.com',
    '\\\\evil.example.com',
    '/\t/evil.example.com',
    '\t//evil.example.com',
    ' //evil.example.com',
    '/\r\nLocation: https://evil.example.com',
    '/%0d%0aLocation:%20https://evil.example.com',
    '/%2f%2fevil.example.com',
    '%2f%2fevil.example.com',
    '/%5cevil.example.com',
    '/..//evil.example.com',
    '/.//evil.example.com',
    '/a/..//evil.example.com',
    'https://evil.example.com',
    'https:evil.example.com',
    'https:/evil.example.com',
    'http://app.example.com',
    'https://app.example.com:444/',
    'https://app.example.com.evil.example.com',
    'https://app.example.com@evil.example.com',
    'https://somebody@app.example.com',
    'https://a:b@app.example.com',
    'https://app.example.com\\@evil.example.com',
    'https://evil.example.com#https://app.example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://app.example.com/x',
    'null',
    '*',
    'https://',
  ])('refuses %j', (return_to) => expect(() => destinationOf(return_to)).toThrow(ValidationFailed));
});
