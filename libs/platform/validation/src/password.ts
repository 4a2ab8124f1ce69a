import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator } from 'class-validator';
import { PASSWORD_BYTES, isAcceptablePassword } from '@app/auth';

/** Validates a new password. */
export const IsPassword =
  ({ required = true } = {}): PropertyDecorator =>
  (prototype, property) => {
    ApiProperty({
      type: String,
      format: 'password',
      required,
      minLength: PASSWORD_BYTES.min,
      maxLength: PASSWORD_BYTES.max,
      example: 'violin-on-the-roof',
    })(prototype, property);
    registerDecorator({
      name: 'isPassword',
      target: prototype.constructor,
      propertyName: property as string,
      options: {
        message: 'must have 8 to 72 bytes and must not be a common password',
        context: { ko: '8~72바이트여야 하며 흔한 비밀번호는 사용할 수 없습니다' },
      },
      validator: { validate: isAcceptablePassword },
    });
  };
