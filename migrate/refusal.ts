/** The migration cannot go on as things stand; the message is a sentence for the operator. */
export class Refusal extends Error {
  override name = 'Refusal';
}
