/** The words of the reference's JSON schemas. */
export const TEXT = { type: 'string' };
export const NUMBER = { type: 'integer' };
export const MOMENT = { type: 'string' };
export const ID = { type: 'integer', minimum: 1, maximum: 2_147_483_647 };

export const nullable = <S extends object>(schema: S) => ({ ...schema, nullable: true });
export const object = (properties: Record<string, object>) => ({ type: 'object', properties, additionalProperties: false });
