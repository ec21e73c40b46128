import { Button } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'

/** A text of any length in a few lines: what can be done stays in sight, and the rest is one click away. */
export function LongText({ text }: { text: string }) {
  const { t } = useTranslation()
  const words = useRef<HTMLParagraphElement>(null)
  const [open, setOpen] = useState(false)
  const [long, setLong] = useState(false)
  useLayoutEffect(() => {
    const element = words.current
    if (element === null || open) return
    const look = () => setLong(element.scrollHeight > element.clientHeight + 1)
    look()
    // A wider window may show all of it.
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [open])
  return (
    <>
      <p ref={words} className={`${page.text} ${open ? '' : page.folded}`}>
        {text}
      </p>
      {(long || open) && (
        <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'cases.foldText' : 'cases.wholeText')}
        </Button>
      )}
    </>
  )
}
