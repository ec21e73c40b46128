import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconLockOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './frame.module.css'
import { setUi, useUi } from './ui-state.ts'

/** A screen so low (200 % zoom of the common workstation) that every line is taken from the step that is. */
const LOW = '(max-height: 560px)'

/** Whether the note is one word in the foot: as the person wants it, and on a low screen until they want it otherwise. */
function useFolded(): boolean {
  const wanted = useUi((ui) => ui.unprotectedFolded)
  const low = useMediaQuery(LOW, window.matchMedia(LOW).matches)
  return wanted ?? low === true
}

/** That this workstation does not protect its keys: it stays said, as a line or, folded, as a word in the foot. */
export function UnprotectedNote() {
  const { t } = useTranslation()
  if (useFolded()) return null
  return (
    <div className={classes.bar} role="note">
      <IconLockOff size={18} aria-hidden />
      <span>{t('identity.unprotectedShort')}</span>
      <ActionIcon
        size={24}
        aria-label={t('identity.unprotectedFold')}
        title={t('identity.unprotectedFold')}
        onClick={() => setUi({ unprotectedFolded: true })}
      >
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

export function UnprotectedWord() {
  const { t } = useTranslation()
  if (!useFolded()) return null
  return (
    <button
      type="button"
      className={classes.warn}
      title={t('identity.unprotectedShort')}
      onClick={() => setUi({ unprotectedFolded: false })}
    >
      <IconLockOff size={14} aria-hidden /> {t('identity.unprotectedWord')}
    </button>
  )
}
