import { emailForm, emailForms, isEmailAddress } from './email';

const FORM = 'mina@xn--mller-kva.example';

describe(emailForm.name, () => {
  it.each([
    [' Mina@Example.COM\n', 'mina@example.com'],
    ['\u00a0mina@example.com', 'mina@example.com'],
    ['mina@müller.example', FORM],
    ['mina@müller.example'.normalize('NFD'), FORM],
    ['MINA@MÜLLER.EXAMPLE', FORM],
    ['mina@xn--mller-kva.example', FORM],
    ['mina@한글.example', 'mina@xn--bj0bj06e.example'],
  ])('turns %j into the address %s', (text, form) => {
    expect(emailForm(text)).toBe(form);
    expect(isEmailAddress(emailForm(text))).toBe(true);
  });

  it.each([
    'mina@mül\u00adler.example',
    'mina@mül\u200bler.example',
    'mina@exa\u00admple.com',
    'mina@exa\u200bmple.com',
    'mina@exa\u034fmple.com',
    'mina@müller.example/x',
    'mina@müller.example:80',
    'mina@m%C3%BCller.example',
    'mina@ⅿüller.example'.replace('ü', '@'),
    'mína@example.com',
    'mina@xn--a.example',
    'mina@xn--a.xn--mller-kva.example',
    'mina@',
    '@müller.example',
    'mina',
    '',
  ])('refuses %j', (text) => expect(isEmailAddress(emailForm(text))).toBe(false));

  it('also returns the earlier form', () => {
    expect(emailForms(FORM)).toEqual([FORM, 'mina@müller.example']);
    expect(emailForms('mina@example.com')).toEqual(['mina@example.com']);
  });
});
