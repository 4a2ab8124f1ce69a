/** An error that the reference answers with. */
export class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    override readonly name: string,
  ) {
    super(name);
  }
}
