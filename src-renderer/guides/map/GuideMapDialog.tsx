import { Modal } from '@mantine/core'
import { type ComponentProps, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { GuideMap } from './GuideMap.tsx'

/** The map over what one is at; going back to a step closes it. */
export function GuideMapDialog({ close, back, ...map }: ComponentProps<typeof GuideMap> & { close: () => void }) {
  const { t } = useTranslation()
  const closeAndGo = useCallback(
    (stepId: string) => {
      close()
      back(stepId)
    },
    [close, back],
  )
  return (
    <Modal
      opened
      onClose={close}
      size="calc(100vw - 48px)"
      title={t('guides.map.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <GuideMap {...map} back={closeAndGo} />
    </Modal>
  )
}
