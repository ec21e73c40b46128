import { Button } from '@mantine/core'
import { useWords } from '../language/use-words.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { settleClashes, useDrafts } from './drafts.ts'

/** What is typed here is being typed in another page too, and each says something else: which of them goes on is chosen. */
export function Elsewhere({ contact }: { contact: string }) {
  const { t } = useWords()
  const isGone = useDrafts(({ clashes }) => Object.values(clashes[contact] ?? {}).includes(null))
  return (
    <Sentence tone="warn">
      {t(isGone ? 'drafts.elsewhereGone' : 'drafts.elsewhere')}
      <div className={page.actions}>
        <Button onClick={() => settleClashes(contact, 'here')}>{t('drafts.goOnHere')}</Button>
        <Button onClick={() => settleClashes(contact, 'there')}>
          {t(isGone ? 'drafts.letGoHere' : 'drafts.takeThere')}
        </Button>
      </div>
    </Sentence>
  )
}
