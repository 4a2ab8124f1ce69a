import { domainToASCII, domainToUnicode } from 'node:url';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, isEmail } from 'class-validator';

const MAX_EMAIL = 254;
const ASCII = /^[\x21-\x7e]*$/;
/** Host names in any script, without characters that have a meaning in URLs and without invisible ones. */
const HOST = /^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}.-])+$/u;
const IS_PUNYCODE = /(^|\.)xn--/;
const PUNYCODE_LABEL = /^xn--/;

/**
 * The form in which an address is stored and compared: composed, in lower case, trimmed, the domain in ASCII (IDNA). Text that is not an
 * address stays as it is, and validation refuses it.
 */
export function emailForm(text: string): string {
  const address = text.normalize('NFC').trim().toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 1 || ASCII.test(domain) || !HOST.test(domain)) return address;
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** That form of an address and, if its domain has another script, the form in that script: some older rows have it. */
export function emailForms(address: string): string[] {
  const [form, at] = [emailForm(address), address.lastIndexOf('@')];
  if (!IS_PUNYCODE.test(form.slice(at + 1))) return [form];
  return [form, `${form.slice(0, at)}@${domainToUnicode(form.slice(at + 1))}`];
}

/** True if a text is an address in that form. */
export function isEmailAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_EMAIL || !ASCII.test(value)) return false;
  if (!isEmail(value, { allow_utf8_local_part: false })) return false;
  return isHost(value.slice(value.lastIndexOf('@') + 1));
}

/** Node 24 keeps a label with invalid Punycode, Node 20 returns an empty text. */
function isHost(domain: string): boolean {
  const labels = domain.split('.').filter((label) => PUNYCODE_LABEL.test(label));
  return labels.every((label) => domainToUnicode(label) !== label && domainToASCII(domainToUnicode(label)) === label);
}

/** Converts an address to its stored form without validating it: at a sign-in, a wrong address is wrong and not invalid. */
export const ReadsEmail = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? emailForm(value) : value));

/** Validates an e-mail address and converts it to its stored form. */
export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(
    ReadsEmail(),
    ValidateBy({ name: 'isEmail', validator: { validate: isEmailAddress } }),
    ApiProperty({ type: String, format: 'email', maxLength: MAX_EMAIL }),
  );
