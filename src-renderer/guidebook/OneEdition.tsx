import { Button } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_CATALOGUE_VERSION } from '#shared/catalogues/shipped.ts'
import { compareEditions } from '#shared/guidebook/compare.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { Page } from '../shell/Page.tsx'
import { goTo } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { Changes } from './Changes.tsx'

/** What an edition brought, held against the one it was made from. */
export function OneEdition({ version }: { version: string }) {
  const { t } = useTranslation()
  const row = useWatch('guidebook.editions', { version })?.rows[0]
  const edition = useWatch('guidebook.edition', { version })
  const before = useWatch('guidebook.edition', { version: row?.basedOn ?? DEFAULT_CATALOGUE_VERSION })
  const changes = useMemo(() => (edition && before ? compareEditions(before, edition) : []), [edition, before])
  if (edition === undefined || before === undefined) return <Starting what="shell.reading" />
  return (
    <Page
      title={t('guidebook.edition', { version })}
      hint={row?.note ?? t('guidebook.shipped')}
      actions={<Button onClick={() => goTo('guidebook')}>{t('shell.back')}</Button>}
    >
      {edition === null ? (
        <Empty icon={IconBook2} title={t('guidebook.notHere')}>
          <p>{t('guidebook.notHereHint')}</p>
        </Empty>
      ) : (
        <Changes changes={changes} />
      )}
    </Page>
  )
}
