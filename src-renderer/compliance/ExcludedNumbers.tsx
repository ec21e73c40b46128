import { Button, FileInput, Progress, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { type CivilDate, instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { ExcludedList } from '#shared/sync/api.ts'
import { countText, dayText, exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { newId } from '../shell/console.ts'
import { DateField } from '../shell/DateField.tsx'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { useLongConsole } from '../shell/when-unlocked.ts'
import { type NumbersRead, numbersIn } from './numbers-in.ts'

/** Numbers a piece. */
const PIECE = 5_000
const EXAMPLES = 5

/** The register of excluded numbers in force, and how a newer one takes its place (Ley 2300 de 2023). */
export function ExcludedNumbers() {
  const { t } = useTranslation()
  // Many pieces may outlast the minutes after which the console locks.
  const { call } = useLongConsole()
  const [inForce, setInForce] = useState<ExcludedList | null | undefined>()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [read, setRead] = useState<NumbersRead | null>(null)
  const [source, setSource] = useState('CRC')
  const [asOf, setAsOf] = useState<CivilDate>(bogotaDate(instantOf(Date.now())))
  const [done, setDone] = useState<number | null>(null)

  useEffect(() => {
    void call('central.excludedList', {}).then((told) => {
      if (told.ok) setInForce(told.value.list)
      else setRefused(told.error)
    })
  }, [call])

  const load = async (numbers: readonly string[]) => {
    setRefused(null)
    const list = newId()
    for (let from = 0; from < numbers.length; from += PIECE) {
      setDone(from)
      const last = from + PIECE >= numbers.length
      const piece = { list, asOf, source, numbers: numbers.slice(from, from + PIECE), last }
      const told = await call('central.loadExcluded', piece)
      if (!told.ok) {
        setDone(null)
        return setRefused(told.error)
      }
      if (last) {
        setInForce(told.value.list)
        say(t('compliance.excluded.loaded', { numbers: countText(t, told.value.list?.numbers ?? 0) }))
      }
    }
    setDone(null)
    setRead(null)
  }

  return (
    <div className={page.form}>
      {inForce === null && <Sentence tone="warn">{t('compliance.excluded.none')}</Sentence>}
      {inForce != null && (
        <Sentence tone="ok">
          {t('compliance.excluded.inForce', {
            asOf: dayText(inForce.asOf),
            source: inForce.source,
            numbers: countText(t, inForce.numbers),
            loadedAt: exactText(inForce.loadedAt),
          })}
        </Sentence>
      )}
      {refused !== null && (
        <Sentence tone="bad">
          {sentenceOf(t, refused)} {read !== null && t('compliance.excluded.stopped')}
        </Sentence>
      )}
      <div className={page.two}>
        <DateField
          label={t('compliance.excluded.asOf')}
          day={asOf}
          value={asOf}
          onChange={(event) => setAsOf(event.currentTarget.value)}
        />
        <TextInput
          label={t('compliance.excluded.source')}
          maxLength={200}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </div>
      <FileInput
        label={t('compliance.excluded.file')}
        description={t('compliance.excluded.fileHint')}
        placeholder={t('compliance.excluded.chooseFile')}
        leftSection={<IconFileUpload size={16} aria-hidden />}
        accept=".txt,.csv,text/plain,text/csv"
        onChange={(file) => void file?.text().then((text) => setRead(numbersIn(text)))}
      />
      {read !== null && (
        <>
          <p className="tn">
            {read.numbers.length === 0
              ? t('compliance.excluded.nothing')
              : t('compliance.excluded.read', { count: read.numbers.length })}
          </p>
          {read.wrong.length > 0 && (
            <Sentence tone="warn">
              {t('compliance.excluded.wrong', {
                count: read.wrong.length,
                examples: read.wrong.slice(0, EXAMPLES).join(' · '),
              })}
            </Sentence>
          )}
        </>
      )}
      {done !== null && read !== null && (
        <>
          <p className="tn">{t('compliance.excluded.loading', { done, total: read.numbers.length })}</p>
          <Progress
            value={(100 * done) / Math.max(1, read.numbers.length)}
            aria-label={t('compliance.excluded.load')}
          />
        </>
      )}
      <Button
        variant="filled"
        style={{ alignSelf: 'flex-start' }}
        disabled={read === null || read.numbers.length === 0 || done !== null || source.trim() === '' || asOf === ''}
        onClick={() => void load(read?.numbers ?? [])}
      >
        {t('compliance.excluded.load')}
      </Button>
    </div>
  )
}
