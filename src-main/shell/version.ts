import manifest from '../../package.json' with { type: 'json' }

/** The version of the program, as both shells say it; written into them by the build. */
export const VERSION = manifest.version
