import { expect, test } from 'vitest'
import { useCentralState, wantCentralSearch } from '../customers/central/central-search.ts'
import { useLongWork } from '../customers/import/long-work.ts'
import { keepSearch, lastSearch } from '../customers/last-search.ts'
import { forgetPerson } from './sign-out.ts'
import { float, say, setUi, useUi } from './ui-state.ts'

test('whoever signs out leaves nothing in the window of what they looked for, did and were shown', () => {
  const before = [useCentralState.getState(), useLongWork.getState(), useUi.getState()]
  wantCentralSearch('molinos')
  useLongWork.setState({ undoRefused: { code: 'centre.unreachable', facts: {} } })
  keepSearch('textiles')
  say('Contacto registrado.')
  float('palette')
  setUi({ customerId: 'c1' })
  forgetPerson()
  expect([useCentralState.getState(), useLongWork.getState(), useUi.getState()]).toEqual(before)
  expect(lastSearch()).toBe('')
})
test('how the screen looks and who has been shown around stays', () => {
  setUi({ theme: 'dark', toured: ['ana'] })
  forgetPerson()
  expect(useUi.getState()).toMatchObject({ theme: 'dark', toured: ['ana'] })
})
