import { env } from '@app/config';
import { defineMail } from './mail-template';
import { Mails } from './mails';

const Invitation = defineMail<{ name: string; link: string }>({
  en: ({ name, link }) => ({ subject: `${name} is waiting for you`, text: `Come in.\n\n${link}` }),
  ko: ({ name, link }) => ({ subject: `${name} 님이 기다립니다`, text: `들어오세요.\n\n${link}` }),
});

describe(defineMail.name, () => {
  const values = { name: '<b>Mina</b>\r\nBcc: all@example.com', link: `${env.PUBLIC_URL}/?a=1&b=2` };

  it.each([
    ['ko-KR', 'ko'],
    ['ko', 'ko'],
    ['en', 'en'],
    ['fr', 'en'],
    [null, 'en'],
  ])('writes for the locale %s in %s', (locale, language) => {
    expect(Invitation.in(locale, values).html).toContain(`<html lang="${language}">`);
  });

  it('escapes names in headers and HTML', () => {
    const { subject, html } = Invitation.in('en', values);
    expect(subject).toBe('<b>Mina</b> Bcc: all@example. com is waiting for you');
    expect(html).toContain(`<a href="${env.PUBLIC_URL}/?a=1&amp;b=2">`);
    expect(html).not.toContain('<b>');
  });

  it.each([
    ['See https://evil.example/login to confirm', 'See https evil. example/login to confirm'],
    ['www.evil.example', 'www. evil. example'],
    ['An\u202ena\u200b', 'Anna'],
    ['J.S. Bach', 'J. S. Bach'],
    ['x'.repeat(60), `${'x'.repeat(49)}…`],
    ['x'.repeat(50), 'x'.repeat(50)],
  ])('renders the name %s without a link and cuts it at 50 characters', (name, written) => {
    const { subject, html } = Invitation.in('en', { ...values, name });
    expect(subject).toBe(`${written} is waiting for you`);
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('links to our own addresses only', () => {
    const { html, text } = Invitation.in('en', { ...values, link: 'https://evil.example/' });
    expect(text).toContain('https://evil.example/');
    expect(html).not.toContain('<a ');
    expect(Invitation.in('en', { ...values, link: `${env.PUBLIC_URL}.evil.example/` }).html).not.toContain('<a ');
  });
});

describe(Mails.name, () => {
  it('refuses a line break in a header', () => {
    const mails = new Mails({} as never);
    expect(() => mails.enqueue({ to: 'a@example.com', subject: 'a\r\nBcc: b@example.com', text: '' })).toThrow('one line');
  });
});
