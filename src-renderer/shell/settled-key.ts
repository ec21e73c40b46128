type KeyPressed = { readonly isComposing: boolean } | { readonly nativeEvent: { readonly isComposing: boolean } }

/** Whether a key belongs to a letter that is being composed: an accent, or a word of an input method. */
export const isComposing = (event: KeyPressed): boolean =>
  'nativeEvent' in event ? event.nativeEvent.isComposing : event.isComposing

/**
 * What a key does here, once no letter is being composed: the Enter that ends a composition, and the Escape that gives one
 * up, are the letter's. Every handler of keys is made so (`tools/layers/key-handlers.ts`).
 */
export const settledKey =
  <E extends KeyPressed>(handle: (event: E) => void) =>
  (event: E): void => {
    if (!isComposing(event)) handle(event)
  }
