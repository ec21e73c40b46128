/** The colours of both themes; text on its surface is at least 4.5:1, borders of fields at least 3:1 (WCAG 2.2 AA). */
export const colours = {
  light: {
    bg: '#f5f6f8',
    surface: '#ffffff',
    sunken: '#eef1f4',
    line: '#dce1e7',
    field: '#7d8894',
    text: '#17212b',
    text2: '#465463',
    text3: '#5d6a78',
    brand: '#0b4f8a',
    'brand-hover': '#093f6f',
    'on-brand': '#ffffff',
    'brand-weak': '#e6f0f9',
    ok: '#1a7448',
    'ok-bg': '#e7f5ed',
    warn: '#8f5200',
    'warn-bg': '#fff3de',
    bad: '#b3261e',
    'bad-bg': '#fdecea',
    say: '#fbfaf5',
  },
  dark: {
    bg: '#10161d',
    surface: '#171f28',
    sunken: '#1f2933',
    line: '#2d3945',
    field: '#6f7d8b',
    text: '#e7edf3',
    text2: '#b4c0cc',
    text3: '#95a3b1',
    brand: '#7ab8f0',
    'brand-hover': '#97c8f5',
    'on-brand': '#0c1a28',
    'brand-weak': '#143350',
    ok: '#61c993',
    'ok-bg': '#123524',
    warn: '#f2b863',
    'warn-bg': '#3a2a10',
    bad: '#ff9185',
    'bad-bg': '#431b18',
    say: '#1c242c',
  },
} as const

/** Each colour as the CSS variable the style sheets use: `--mc-surface`. */
export const colourVariables = (scheme: keyof typeof colours): Record<string, string> =>
  Object.fromEntries(Object.entries(colours[scheme]).map(([name, value]) => [`--mc-${name}`, value]))
