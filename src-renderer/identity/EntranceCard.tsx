import type { ReactNode } from 'react'
import classes from './entrance.module.css'

/** The calm card in the middle of the screen: sign in, first password, unlock. */
export const EntranceCard = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className={classes.entrance}>
    <section className={classes.card}>
      <div className={classes.brand}>Multicontacto</div>
      <h1>{title}</h1>
      {children}
    </section>
  </main>
)
