import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './starting.module.css'

const SAY_AFTER_MS = 700

/** Nothing at first; after a moment, a sentence that says what is awaited. Never a lone spinner. */
export function Starting({ what = 'shell.starting' }: { what?: string }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SAY_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className={classes.starting} role="status">
      {late ? t(what) : ''}
    </p>
  )
}
