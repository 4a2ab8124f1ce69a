import { layOut } from './mail-layout';
import { mailValues } from './mail-template';

const item = { title: 'New task: <b>Tune</b>', sentence: 'Anna & Ben wait.', link: 'https://tutti.example/open/task/7?a=1&b=2' };
const content = {
  language: 'en' as const,
  subject: 'New task\r\nBcc: all@example.com',
  items: [item],
  reason: 'You asked for it.',
  unsubscribe: 'https://tutti.example/u?token=x',
};

describe(layOut.name, () => {
  it('says the same as text and as HTML, and lets no text begin a header or an element', () => {
    const { subject, body, html } = layOut(content);
    expect(subject).toBe('New task Bcc: all@example.com');
    expect(body).toBe(
      'Anna & Ben wait.\n\nhttps://tutti.example/open/task/7?a=1&b=2\n\n-- \nYou asked for it.\nStop these mails: https://tutti.example/u?token=x',
    );
    expect(html).toContain('New task: &lt;b&gt;Tune&lt;/b&gt;');
    expect(html).toContain('Anna &amp; Ben wait.');
    expect(html).toContain('href="https://tutti.example/open/task/7?a=1&amp;b=2"');
  });

  it('lists several entries, and says how many more there are', () => {
    const { body, html } = layOut({ ...content, language: 'ko', items: [item, item], further: 3 });
    expect(body.split('\n\n').slice(0, 3)).toEqual([
      `* ${item.title}\n  ${item.sentence}\n  ${item.link}`,
      `* ${item.title}\n  ${item.sentence}\n  ${item.link}`,
      '… 외 3건',
    ]);
    expect(html).toContain('<html lang="ko">');
    expect(html!.match(/<h2/g)).toHaveLength(2);
  });

  it('is given names that no mail program makes a link of', () => {
    expect(mailValues({ actor: 'Mina www.evil.example' }).actor).toBe('Mina www. evil. example');
  });
});
