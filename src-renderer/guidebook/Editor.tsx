import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Edition, libraryOfEdition } from '#shared/guidebook/edition.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { Page } from '../shell/Page.tsx'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { CATALOGUE_PARTS, CatalogueForm } from './CatalogueForm.tsx'
import { GuideForm } from './GuideForm.tsx'
import classes from './guidebook.module.css'
import { guideName } from './problems.ts'
import { Review } from './Review.tsx'
import { useWorking } from './working.ts'

const GuideMap = lazy(() => import('../guides/map/GuideMap.tsx').then((m) => ({ default: m.GuideMap })))
const NOTHING_DONE: ReadonlySet<string> = new Set()
const REVIEW = 'review'

interface Props {
  /** The edition in force, which another one may follow while somebody writes. */
  readonly edition: Edition
  /** The one that what is written was begun from. */
  readonly from: Edition
}

/** A new edition from the one in force: each guide and each list in its form, and a look before it is published. */
export function Editor({ edition, from }: Props) {
  const { t } = useTranslation()
  const work = useWorking(from)
  const { working } = work
  const [part, setPart] = useState<string>(edition.guides[0]?.id ?? REVIEW)
  const [showsMap, setShowsMap] = useState(false)
  /** How often steps were added, moved or taken out, and the step that one was at. */
  const [built, setBuilt] = useState<{ times: number; focus: string | null }>({ times: 0, focus: null })
  const editor = useRef<HTMLDivElement>(null)
  const newest = useRef(work)
  newest.current = work
  const keepCatalogue = useCallback<typeof work.keepCatalogue>((next) => newest.current.keepCatalogue(next), [])
  const keepGuide = useCallback<typeof work.keepGuide>((next) => newest.current.keepGuide(next), [])
  const guide = working.guides.find(({ id }) => id === part)
  const list = CATALOGUE_PARTS.find((one) => one === part)
  const differs = (now: unknown, before: unknown) => JSON.stringify(now) !== JSON.stringify(before)
  const open = (id: string) => {
    setPart(id)
    setBuilt({ times: 0, focus: null })
    editor.current?.parentElement?.scrollTo(0, 0)
  }
  const partButton = (id: string, word: string, changed: boolean) => (
    <button
      key={id}
      type="button"
      className={classes.part}
      aria-current={part === id}
      data-changed={changed}
      title={changed ? t('guidebook.changed') : undefined}
      onClick={() => open(id)}
    >
      {word}
    </button>
  )
  return (
    <Page
      title={t('guidebook.new')}
      hint={t('guidebook.newHint', { version: working.basedOn })}
      actions={
        <>
          <SavedHint contact="guidebook" />
          <Button variant="filled" aria-pressed={part === REVIEW} onClick={() => open(REVIEW)}>
            {t('guidebook.review')}
          </Button>
          <Button onClick={() => goTo('guidebook')}>{t('shell.back')}</Button>
        </>
      }
    >
      <div className={classes.editor} ref={editor}>
        <nav className={classes.parts} aria-label={t('guidebook.parts')}>
          <h2>{t('guidebook.guides')}</h2>
          {working.guides.map((one) =>
            partButton(
              one.id,
              guideName(t, one.id, working.guides, edition.guides),
              differs(
                one,
                edition.guides.find(({ id }) => id === one.id),
              ),
            ),
          )}
          <h2>{t('guidebook.catalogue')}</h2>
          {CATALOGUE_PARTS.map((one) =>
            partButton(one, t(`guidebook.part.${one}`), differs(working.catalogue[one], edition.catalogue[one])),
          )}
        </nav>
        <div>
          {guide !== undefined && (
            <>
              <div className={page.actions} style={{ marginBottom: 12 }}>
                <Button aria-expanded={showsMap} onClick={() => setShowsMap(!showsMap)}>
                  {t(showsMap ? 'guidebook.hideMap' : 'guidebook.map')}
                </Button>
              </div>
              {showsMap && (
                <section className={classes.map} aria-label={t('guides.map.title')}>
                  <Suspense fallback={<Starting what="shell.reading" />}>
                    <GuideMap
                      key={guide.id}
                      library={libraryOfEdition(working)}
                      guideId={guide.id}
                      done={NOTHING_DONE}
                      back={() => {}}
                    />
                  </Suspense>
                </section>
              )}
              <GuideForm
                key={`${guide.id} ${built.times}`}
                guide={guide}
                edition={working}
                keep={keepGuide}
                focus={built.focus}
                rebuild={(next, focus) => {
                  keepGuide(next)
                  setBuilt({ times: built.times + 1, focus })
                }}
              />
            </>
          )}
          {list !== undefined && (
            <CatalogueForm key={list} part={list} catalogue={working.catalogue} keep={keepCatalogue} />
          )}
          {part === REVIEW && (
            <Review
              before={edition}
              working={working}
              keepNote={work.keepNote}
              leave={work.leave}
              rebase={work.rebase}
              settle={work.settle}
              show={(guideId, stepId) => {
                setPart(guideId)
                setBuilt({ times: built.times + 1, focus: stepId })
              }}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
