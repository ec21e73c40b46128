import { keptOf } from '#shared/guides/kept.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { blankRequest } from '../interactions/begin.ts'
import type { RequestTyped } from '../interactions/contact-values.ts'
import { topicWords } from './words.ts'

/** The contact's requests as the guide knows them, each with the id that it was begun with. */
export function requestsIn(
  library: GuideLibrary,
  run: GuideRun,
  begun: readonly RequestTyped[],
): readonly RequestTyped[] {
  return keptOf(library, run).requests.map((kept) => {
    const known = begun[kept.index] ?? blankRequest()
    return {
      ...known,
      kind: kept.kind ?? '',
      topic: topicWords(library.catalogue, kept.topic),
      text: kept.text,
      branch: known.caseId === null ? kept.branch : 'no',
      caseId: known.caseId ?? kept.caseId,
      ...(Object.keys(kept.overrides).length > 0 ? { overrides: { ...kept.overrides } } : {}),
      ...(kept.document === null ? {} : { document: kept.document }),
      ...(kept.procedure === null ? {} : { procedure: kept.procedure }),
    }
  })
}
