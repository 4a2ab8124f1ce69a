/** What the reference answers instead. */
export class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    override readonly name: string,
  ) {
    super(name);
  }
}
