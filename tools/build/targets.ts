/**
 * What the build makes. `dist` mirrors nothing of `src`: a program finds its neighbours by these fixed places
 * (`../store/store-process.js` from `dist/browser/main.js`).
 */
export interface Target {
  readonly name: string
  /** Entry file, from the project's folder. */
  readonly entry: string
  /** Folder of the output, from the project's folder; emptied by the build of this target (the preload's is not). */
  readonly folder: string
  /** File whose presence says that the target is built, inside `folder`. */
  readonly file: string
  readonly platform: 'browser' | 'node' | 'preload'
  /** Packages of the product's node_modules that go into the bundle all the same. */
  readonly bundled?: readonly string[]
  /** Folders whose change makes this target old. */
  readonly inputs: readonly string[]
}

const workstation = ['src-main', 'src-shared', 'resources']

export const targets: readonly Target[] = [
  {
    name: 'renderer',
    entry: 'src-renderer/index.html',
    folder: 'dist/renderer',
    file: 'index.html',
    platform: 'browser',
    inputs: ['src-renderer', 'src-shared', 'resources'],
  },
  {
    name: 'central',
    entry: 'src-central/main.ts',
    folder: 'dist/central',
    file: 'main.js',
    platform: 'node',
    inputs: ['src-central', 'src-shared', 'resources'],
  },
  {
    name: 'browser',
    entry: 'src-main/shell/browser/main.ts',
    folder: 'dist/browser',
    file: 'main.js',
    platform: 'node',
    inputs: workstation,
  },
  {
    name: 'store',
    entry: 'src-main/store/store-process.ts',
    folder: 'dist/store',
    file: 'store-process.js',
    platform: 'node',
    // Read file by file at each opening, zod took longer than the store: of the bundle only what is used remains.
    bundled: ['zod', '@noble/hashes'],
    inputs: workstation,
  },
  {
    name: 'upkeep',
    entry: 'src-main/store/upkeep/upkeep-thread.ts',
    folder: 'dist/upkeep',
    file: 'upkeep-thread.js',
    platform: 'node',
    inputs: workstation,
  },
  {
    name: 'electron',
    entry: 'src-main/shell/electron/main.ts',
    folder: 'dist/electron',
    file: 'main.js',
    platform: 'node',
    inputs: workstation,
  },
  {
    name: 'preload',
    entry: 'src-main/shell/electron/preload.ts',
    folder: 'dist/electron',
    file: 'preload.cjs',
    // Electron's sandbox loads CommonJS preloads only. After `electron`, whose build empties the folder they share.
    platform: 'preload',
    inputs: workstation,
  },
]
