/** Bytes of one piece: what is saved, sent and fetched at a time. */
export const PIECE_BYTES = 256 * 1024

/** What the centre takes at most, whatever a workstation's policy says. */
export const LARGEST_BYTES = 25 * 1024 * 1024
export const MOST_PER_COMMAND = 20

/** What a workstation lets a person add; IT's policy sets it (`attachments`), within what the centre takes. */
export interface AttachmentLimits {
  /** Bytes of one file. */
  readonly bytes: number
  readonly perCommand: number
}

export const ATTACHMENT_LIMITS: AttachmentLimits = { bytes: 10 * 1024 * 1024, perCommand: 5 }

/** Where each piece of a file of this size begins. */
export const pieceStarts = (size: number): readonly number[] =>
  Array.from({ length: Math.ceil(size / PIECE_BYTES) }, (_, index) => index * PIECE_BYTES)

/** How long the piece that begins at `start` is. */
export const pieceLength = (size: number, start: number): number => Math.min(PIECE_BYTES, size - start)
