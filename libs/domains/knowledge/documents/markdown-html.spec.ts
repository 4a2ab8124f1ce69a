import { markdownHtml, markdownParts } from './markdown-html';

const ALLOWED = /^(?:h[1-6]|p|a|em|strong|s|code|pre|ul|ol|li|blockquote|hr|br|table|thead|tbody|tr|th|td)$/;
const TAG = /<\/?([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|[^">])*)>/g;

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{background:url(//evil.example)}</style>',
  '<form action=//evil.example><input></form>',
  '<!-- --!><script>alert(1)</script>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A&#x61&#x76&#x61script:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example)',
  '[x](/api/v1/auth/logout)',
  '[x](blob:x)',
  '[x](<javascript:alert(1)>)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '![x](https://evil.example/pixel.png)',
  '![<b onmouseover=alert(1)>](x)',
  '![x](https://evil.example/"onerror="alert(1))',
  '[x](https://evil.example/"onclick="alert(1))',
  '[x](https://evil.example "t\\" onclick=alert(1) x=\\"")',
  '```"><script>alert(1)</script>\ncode\n```',
  '```html\n<script>alert(1)</script>\n```',
  '| a |\n|-|\n| <script>alert(1)</script> |',
  '# <img src=x onerror=alert(1)>',
  '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

describe(markdownHtml.name, () => {
  it('renders headings, lists, tables, code and links', async () => {
    const html = await markdownHtml('# 휴가\n\n- 하나\n- **둘**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code` <https://tutti.example>');
    for (const part of ['<h1>휴가</h1>', '<li><strong>둘</strong></li>', '<td>2</td>', '<code>code</code>']) expect(html).toContain(part);
    expect(html).toContain('<a href="https://tutti.example" rel="noopener noreferrer nofollow">');
  });

  it.each(ATTACKS)('makes nothing active of %j', async (attack) => {
    for (const text of [attack, `> - ${attack}`, `Words ${attack} *and ${attack}*`]) {
      const html = await markdownHtml(text);
      for (const [, name = '', attributes = ''] of html.matchAll(TAG)) {
        expect(name).toMatch(ALLOWED);
        expect(attributes).toMatch(
          /^(?: (?:href="(?:https?:\/\/|mailto:)[^"<>]*"|rel="[a-z ]+"|title="[^"<>]*"|class="language-[^"<>]*"|start="\d+"|style="text-align:[a-z]+"))*\s*\/?$/,
        );
      }
      expect(html.replace(TAG, '')).not.toMatch(/<[a-zA-Z/!]/);
    }
  });

  it('cuts long texts at paragraphs, and not within code and lists', async () => {
    const filler = 'Word '.repeat(1_700);
    expect(markdownParts(`${filler}\n\n# Two\n\nThree`)).toEqual([`${filler}\n`, '# Two\n\nThree']);
    expect(markdownParts(`\`\`\`\n${filler}\n\nStill code\n\`\`\`\n\nText`)).toHaveLength(2);
    expect(markdownParts(`- ${filler}\n\n  same item`)).toHaveLength(1);
    expect(await markdownHtml(`~~~\n${filler}\n\n<b>\n~~~`)).toMatch(/^<pre><code>Word[^]*&lt;b&gt;\n<\/code><\/pre>\n$/);
  });

  it.each([
    ['rows of a table', `a|b\n-|-\n${'a|b\n'.repeat(49_000)}`],
    ['brackets', '!['.repeat(100_000)],
    ['stars', '*_'.repeat(100_000)],
    ['quotes', `${'> '.repeat(90)}\n`.repeat(1_100)],
    ['short paragraphs', '[a](\n\n'.repeat(33_000)],
  ])('gives way while it renders many %s', async (_, text) => {
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await markdownHtml(text.slice(0, 200_000));
    clearInterval(beat);
    expect(longest).toBeLessThan(1_000);
  });
});
