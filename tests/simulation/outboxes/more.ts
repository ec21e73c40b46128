/** The payload once with each of its objects, those within it too, saying something more; with the way to that object. */
export function* eachWithMore(payload: unknown, more: string, way = ''): Generator<readonly [where: string, unknown]> {
  if (typeof payload !== 'object' || payload === null) return
  if (!Array.isArray(payload)) yield [way, { ...payload, ofALaterProgram: more }]
  for (const [key, one] of Object.entries(payload))
    for (const [where, said] of eachWithMore(one, more, `${way}.${key}`)) {
      yield [where, Object.assign(Array.isArray(payload) ? [...payload] : { ...payload }, { [key]: said })]
    }
}
