import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Radio,
  Tooltip,
} from '@mantine/core'
import { colours, colourVariables } from './colours.ts'

/** Mantine wants ten shades; the filled, hover and light ones that screens use are set by the resolver below. */
const brand: MantineColorsTuple = [
  '#e6f0f9',
  '#cfe1f1',
  '#a3c5e3',
  '#7ab8f0',
  '#4f93cf',
  '#2f7abd',
  '#0b4f8a',
  '#0b4f8a',
  '#093f6f',
  '#072f54',
]
const bad: MantineColorsTuple = [
  '#fdecea',
  '#f8d3d0',
  '#f0aaa4',
  '#ff9185',
  '#d9534a',
  '#c53a31',
  '#b3261e',
  '#b3261e',
  '#951e18',
  '#771711',
]

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 3 },
  colors: { brand, bad },
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '18px' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '18px', lineHeight: '1.35' }, h2: { fontSize: '14px', lineHeight: '1.45' } },
  },
  defaultRadius: '6px',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'compact-md', variant: 'default' },
      classNames: { root: 'mc-button' },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 28, color: 'gray' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' }, classNames: { input: 'mc-input' } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: 'mc-label', description: 'mc-hint', error: 'mc-error' },
    }),
    // 24 px to click (WCAG 2.5.8), with the words of a small one.
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'sm' },
      classNames: { input: 'mc-check' },
      vars: () => ({ root: { '--checkbox-size': '24px' } }),
    }),
    Radio: Radio.extend({ classNames: { radio: 'mc-check' } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { duration: 120 }, centered: true } }),
    // A dialog's header is no banner of the page; Mantine renders it as one.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'presentation' } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 100 } } }),
    // In a page's column, which scrolls, a bar would give all of its height away.
    Progress: { styles: { root: { flex: 'none' } } },
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 360 } }),
  },
})

const mantineVariables = (scheme: keyof typeof colours): Record<string, string> => {
  const c = colours[scheme]
  return {
    '--mantine-color-body': c.surface,
    '--mantine-color-text': c.text,
    '--mantine-color-dimmed': c.text3,
    '--mantine-color-placeholder': c.text3,
    '--mantine-color-error': c.bad,
    '--mantine-color-anchor': c.brand,
    '--mantine-color-default': c.surface,
    '--mantine-color-default-hover': c.sunken,
    '--mantine-color-default-color': c.text,
    '--mantine-color-default-border': c.line,
    '--mantine-color-disabled': c.sunken,
    '--mantine-color-disabled-color': c.text3,
    '--mantine-color-disabled-border': c.line,
    '--mantine-primary-color-filled': c.brand,
    '--mantine-primary-color-filled-hover': c['brand-hover'],
    '--mantine-primary-color-light': c['brand-weak'],
    '--mantine-primary-color-light-color': c.brand,
    '--mantine-color-brand-filled': c.brand,
    '--mantine-color-brand-filled-hover': c['brand-hover'],
    '--mantine-color-brand-light': c['brand-weak'],
    '--mantine-color-brand-light-hover': c['brand-weak'],
    '--mantine-color-brand-light-color': c.brand,
    '--mantine-color-brand-outline': c.brand,
    '--mantine-primary-color-contrast': c['on-brand'],
    '--mantine-color-bad-filled': c.bad,
    '--mantine-color-bad-outline': c.bad,
    '--mantine-color-bad-light': c['bad-bg'],
    '--mantine-color-bad-light-color': c.bad,
    '--mantine-color-gray-light-color': c.text2,
    '--mantine-color-gray-light-hover': c.sunken,
  }
}

/** Puts the product's colours where Mantine's own components look, and where the areas' style sheets do. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...colourVariables('light'), ...mantineVariables('light') },
  dark: { ...colourVariables('dark'), ...mantineVariables('dark') },
})
