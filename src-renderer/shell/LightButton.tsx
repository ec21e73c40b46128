import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import classes from './light-button.module.css'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  readonly variant?: 'default' | 'filled' | 'light' | 'subtle'
  readonly leftSection?: ReactNode
  readonly rightSection?: ReactNode
  /** Of the page's own classes. */
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

/**
 * A button as Mantine's looks, of one element: for the steps of a guide, where each key brings new ones. Mantine's takes
 * several times as long to be made.
 */
export const LightButton = ({
  variant = 'default',
  leftSection,
  rightSection,
  className = '',
  children,
  ...rest
}: Props) => (
  <button type="button" {...rest} className={`${classes.button} ${className}`} data-variant={variant}>
    {leftSection}
    <span>{children}</span>
    {rightSection}
  </button>
)
