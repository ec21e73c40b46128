declare const content: unique symbol

/** JSON of a `T`. Whoever only hands it on does not read it: an answer of the store is parsed once, on the screen. */
export type JsonOf<T> = string & { readonly [content]: T }

export const readJson = <T>(json: JsonOf<T>): T => JSON.parse(json) as T // whoever wrote it says of what it is
