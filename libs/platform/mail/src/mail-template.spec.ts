import { defineMail } from './mail-template';
import { Mails } from './mails';

const Invitation = defineMail<{ name: string; link: string }>({
  en: ({ name, link }) => ({ subject: `${name} is waiting for you`, text: `Come in.\n\n${link}` }),
  ko: ({ name, link }) => ({ subject: `${name} 님이 기다립니다`, text: `들어오세요.\n\n${link}` }),
});

describe(defineMail.name, () => {
  const values = { name: '<b>Mina</b>\r\nBcc: all@example.com', link: 'https://example.com/?a=1&b=2' };

  it.each([
    ['ko-KR', 'ko'],
    ['ko', 'ko'],
    ['en', 'en'],
    ['fr', 'en'],
    [null, 'en'],
  ])('writes for the locale %s in %s', (locale, language) => {
    expect(Invitation.in(locale, values).html).toContain(`<html lang="${language}">`);
  });

  it('lets no name begin another header or another element', () => {
    const { subject, html } = Invitation.in('en', values);
    expect(subject).toBe('<b>Mina</b> Bcc: all@example.com is waiting for you');
    expect(html).toContain('<a href="https://example.com/?a=1&amp;b=2">');
    expect(html).not.toContain('<b>');
  });
});

describe(Mails.name, () => {
  it('takes no second line in a header', () => {
    const mails = new Mails({} as never);
    expect(() => mails.enqueue({ to: 'a@example.com', subject: 'a\r\nBcc: b@example.com', text: '' })).toThrow('one line');
  });
});
