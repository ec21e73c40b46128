import { registerHooks } from 'node:module'

/** `node --import` of this file: whoever asks for the module `electron` gets its double. */
const double = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
})
