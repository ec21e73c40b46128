/** Node's crypto, loaded when something first needs it: 6 ms that no opening of a store has to wait for. */
export const nodeCrypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto')
