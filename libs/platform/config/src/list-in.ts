/** Parses a list that a variable has as JSON. Text that is no JSON stays as it is, for the validation to name. */
export function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
