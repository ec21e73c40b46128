/** What may be attached, by its extension; each is checked by its bytes as well (check.ts). */
export const ATTACHMENT_TYPES = ['pdf', 'png', 'jpg', 'docx', 'xlsx', 'txt', 'csv', 'eml', 'msg'] as const
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number]

/** Extensions that mean one of them. */
const ALSO: Readonly<Record<string, AttachmentType>> = { jpeg: 'jpg' }

/** The type that a file's name says it is; null: one that is not taken. */
export function typeOfName(name: string): AttachmentType | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return ATTACHMENT_TYPES.find((type) => type === extension) ?? ALSO[extension] ?? null
}

/** Media types (IANA) for who shows or saves it. */
export const MEDIA_TYPES: Readonly<Record<AttachmentType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
  csv: 'text/csv',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
}
