import { IconBook2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { Starting } from '../shell/Starting.tsx'
import { Editions } from './Editions.tsx'
import { Editor } from './Editor.tsx'
import { OneEdition } from './OneEdition.tsx'
import { draftBasedOn } from './working.ts'

export const NEW = 'new'

/** Guides and catalogue: the edition in force, those before it, and a new one. */
export function GuidebookPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const edition = useWatch('guidebook.edition', {})
  if (edition === undefined) return <Starting what="shell.reading" />
  if (edition === null)
    return (
      <Empty icon={IconBook2} title={t('guidebook.notHere')}>
        <p>{t('guidebook.notHereHint')}</p>
      </Empty>
    )
  if (id === NEW) return <Begun edition={edition} />
  if (id !== null) return <OneEdition version={id} />
  return <Editions current={edition.catalogue.version} />
}

/** A draft goes on from the edition that it was begun from, which may be in force no more. */
function Begun({ edition }: { edition: Edition }) {
  const [version] = useState(() => draftBasedOn() ?? edition.catalogue.version)
  const from = useWatch('guidebook.edition', { version })
  if (from === undefined) return <Starting what="shell.reading" />
  return <Editor edition={edition} from={from ?? edition} />
}
