import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'

/** What was done before a cut is not done again: the guide goes on. */
export function Already({ text, goOn }: { text: string; goOn: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={page.actions}>
      <p>{text}</p>
      <Button autoFocus variant="filled" onClick={goOn} rightSection={<kbd>↵</kbd>}>
        {t('guides.goOn')}
      </Button>
    </div>
  )
}
