import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RIEUL, UNDECIDED, endingsOf, wrongEndingsOf } from '@test/particles';
import type { MailTemplate } from '@app/mail';

type Template = MailTemplate<object>;

const domains = join(__dirname, '../../libs/domains');
const isTemplate = (value: unknown): value is Template => typeof (value as Partial<Template> | null)?.in === 'function';

/** A file exports templates, or a record of them. */
const templatesIn = (file: string): [string, Template][] =>
  Object.entries(require(join(domains, file)) as Record<string, object>).flatMap(([name, value]) =>
    isTemplate(value)
      ? [[name, value]]
      : Object.entries(value).flatMap(([key, part]): [string, Template][] => (isTemplate(part) ? [[`${name}.${key}`, part]] : [])),
  );

const templates = readdirSync(domains, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mails.ts'))
  .flatMap(templatesIn);

/** Values that are no text somebody has chosen. */
const OTHERS: Readonly<Record<string, unknown>> = { role: 'mentor', sessions: 3, passkeys: 2 };

/** Every value of a mail is the name; those that say whether something is so are as told. */
const valuesOf = (name: string, isSo: boolean): object =>
  new Proxy({}, { get: (_, key) => (/^is[A-Z]/.test(String(key)) ? isSo : (OTHERS[String(key)] ?? name)) });

const wordsOf = (template: Template, name: string): string =>
  [true, false]
    .map((isSo) => template.in('ko', valuesOf(name, isSo)))
    .map(({ subject, text }) => `${subject}\n${text}`)
    .join('\n');

describe('every Korean mail', () => {
  it.each(templates)('%s uses the particle that fits the last sound of a name', (_, template) => {
    expect(wrongEndingsOf((name) => wordsOf(template, name))).toEqual([]);
  });

  it.each(templates)('%s leaves no choice of two particles in its text', (_, template) => {
    expect(wordsOf(template, 'Clara')).not.toMatch(UNDECIDED);
  });

  it('is covered, including some with a particle after a name', () => {
    const particles = templates.flatMap(([, template]) => endingsOf(wordsOf(template, '한이슬'), '한이슬'));
    expect(templates.length).toBeGreaterThan(15);
    expect(new Set(particles.filter((ending) => RIEUL.includes(ending)))).toEqual(new Set(['로']));
  });
});
