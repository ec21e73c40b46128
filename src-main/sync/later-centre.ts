import type { HttpCentre } from './http-centre.ts'

/**
 * A centre that is only made when something is asked of it.
 * @param make called once; after a failure again at the next question
 */
export function laterCentre(make: () => Promise<HttpCentre>): HttpCentre {
  let made: Promise<HttpCentre> | null = null
  const centre = () => {
    made ??= make().catch((failure: unknown) => {
      made = null
      throw failure
    })
    return made
  }
  return {
    push: async (request) => (await centre()).push(request),
    pull: async (request) => (await centre()).pull(request),
    commonHead: async (request) => (await centre()).commonHead(request),
    attachments: {
      standing: async (files) => (await centre()).attachments.standing(files),
      put: async (place, bytes) => (await centre()).attachments.put(place, bytes),
      read: async (request) => (await centre()).attachments.read(request),
    },
    last: async (signed, shape) => (await centre()).last(signed, shape),
  }
}
