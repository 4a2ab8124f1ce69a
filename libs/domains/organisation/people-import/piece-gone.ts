/** Thrown if a piece of an upload is missing, because its import has ended or the piece was lost. */
export class PieceGone extends Error {}
