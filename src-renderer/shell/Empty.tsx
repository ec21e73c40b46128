import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './page.module.css'

/** An empty place teaches: what it is for, and the one thing to do. */
export const Empty = ({ icon: Icon, title, children }: { icon: Icon; title: string; children?: ReactNode }) => (
  <div className={classes.empty}>
    <Icon size={28} stroke={1.5} aria-hidden />
    <h2>{title}</h2>
    {children}
  </div>
)
