import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_CATALOGUE_VERSION } from '#shared/catalogues/shipped.ts'
import { useWatch } from '../shell/console.ts'
import { Page } from '../shell/Page.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import { goTo, hashOfPlace } from '../shell/place.ts'
import { usePages } from '../shell/use-pages.ts'
import { VirtualTable } from '../shell/VirtualTable.tsx'
import { When } from '../shell/When.tsx'
import { hasDraft } from './working.ts'

const SHIPPED = 'shipped'

/** Every edition, with who published it and why; the last one is the one that the product brought. */
export function Editions({ current }: { current: string }) {
  const { t } = useTranslation()
  const editions = usePages('guidebook.editions', {})
  // The last one is what the product brought; until the others are counted nothing stands for them.
  const length = editions.length + 1
  const names = new Map(useWatch('directory.users', {})?.map(({ doc }) => [doc.id as string, doc.name])) // an id is compared as text
  const link = (version: string) => <a href={hashOfPlace({ area: 'guidebook', id: version })}>{version}</a>
  return (
    <Page
      title={t('shell.place.guidebook')}
      hint={t('guidebook.hint')}
      actions={
        <Button
          variant="filled"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => goTo('guidebook', 'new')}
        >
          {t(hasDraft() ? 'guidebook.goOn' : 'guidebook.begin')}
        </Button>
      }
    >
      <VirtualTable
        label={t('shell.place.guidebook')}
        of={editions.of}
        length={length}
        onRange={editions.onRange}
        columns={[
          { key: 'version', head: t('guidebook.column.version'), width: '16%' },
          { key: 'by', head: t('guidebook.column.by'), width: '16%' },
          { key: 'at', head: t('guidebook.column.at'), width: '14%' },
          { key: 'note', head: t('guidebook.column.note') },
          { key: 'state', head: t('guidebook.column.state'), width: '16%' },
        ]}
        row={(index) => (index === length - 1 ? SHIPPED : editions.row(index))}
        keyOf={(one) => (one === SHIPPED ? DEFAULT_CATALOGUE_VERSION : one.version)}
        render={(one) => {
          if (one === SHIPPED)
            return (
              <>
                <td>{link(DEFAULT_CATALOGUE_VERSION)}</td>
                <td>{t('guidebook.product')}</td>
                <td>—</td>
                <td>{t('guidebook.shipped')}</td>
                <td>{t(current === DEFAULT_CATALOGUE_VERSION ? 'guidebook.inForce' : 'guidebook.replaced')}</td>
              </>
            )
          return (
            <>
              <td>{link(one.version)}</td>
              <td>{names.get(one.publishedBy) ?? '—'}</td>
              <td>
                <When at={one.publishedAt} />
              </td>
              <td>{one.note}</td>
              <td>
                {t(one.inForce ? 'guidebook.inForce' : 'guidebook.replaced')} <PendingTag pending={one.pending} />
              </td>
            </>
          )
        }}
      />
    </Page>
  )
}
