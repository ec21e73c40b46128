import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_CATALOGUE_VERSION } from '#shared/catalogues/shipped.ts'
import { useWatch } from '../shell/console.ts'
import { Page } from '../shell/Page.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { goTo, hashOfPlace } from '../shell/place.ts'
import { When } from '../shell/When.tsx'
import { hasDraft } from './working.ts'

/** Every edition, with who published it and why; the last one is the one that the product brought. */
export function Editions({ current }: { current: string }) {
  const { t } = useTranslation()
  const editions = useWatch('guidebook.editions', {})
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
      <div className={page.wrap}>
        <table className={page.table}>
          <thead>
            <tr>
              {(['version', 'by', 'at', 'note', 'state'] as const).map((one) => (
                <th key={one}>{t(`guidebook.column.${one}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(editions ?? []).map((one) => (
              <tr key={one.version}>
                <td className={page.line1}>{link(one.version)}</td>
                <td className={page.line1}>{names.get(one.publishedBy) ?? '—'}</td>
                <td className={page.line1}>
                  <When at={one.publishedAt} />
                </td>
                <td>{one.note}</td>
                <td className={page.line1}>
                  {t(one.inForce ? 'guidebook.inForce' : 'guidebook.replaced')} <PendingTag pending={one.pending} />
                </td>
              </tr>
            ))}
            <tr>
              <td className={page.line1}>{link(DEFAULT_CATALOGUE_VERSION)}</td>
              <td className={page.line1}>{t('guidebook.product')}</td>
              <td>—</td>
              <td>{t('guidebook.shipped')}</td>
              <td>{t(current === DEFAULT_CATALOGUE_VERSION ? 'guidebook.inForce' : 'guidebook.replaced')}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Page>
  )
}
