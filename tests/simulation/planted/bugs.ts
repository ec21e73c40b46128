/** A bug that somebody could write: what stands in the source, exactly once, and what would stand there instead. */
export interface PlantedBug {
  readonly name: string
  /** From the project's folder. */
  readonly file: string
  readonly find: string
  readonly put: string
  /** Which simulation it is played in; absent: that of the commands. */
  readonly plays?: 'files'
  /** The first seed that is played, for a bug that one schedule in hundreds reaches; absent: 1. */
  readonly from?: number
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'cursor by sequence: positions are taken before the lock of head',
    file: 'src-central/sync/take.ts',
    find: 'transaction.lockHead(),',
    put: 'transaction.head(),',
  },
  {
    name: 'answers and data from two snapshots: an accepted command leaves the overlay before its documents came',
    file: 'src-main/sync/push.ts',
    find: 'if (left.includes(true)) kinds = rebase(replica)',
    put: `for (const row of replica.storage.commandsIn(['accepted'])) replica.storage.patchCommand(row.id, { state: 'settled', settledAt: replica.now() })
    if (left.length > 0) kinds = rebase(replica)`,
  },
  {
    name: 'cursor before rows: the page’s cursors are kept although its rows were lost',
    file: 'src-main/sync/pull.ts',
    find: 'replica.storage.transaction(() => {\n    beginAnew(replica, page)',
    put: 'replica.storage.transaction(() => {\n    beginAnew(replica, page)\n    moveCursors(replica, page)\n  })\n  replica.storage.transaction(() => {',
  },
  {
    name: 'clock read in decide',
    file: 'src-shared/interactions/commands.ts',
    find: 'const note = { id: payload.entryId, at, by: actor, text: payload.text }',
    put: 'const note = { id: payload.entryId, at: new Date().toISOString(), by: actor, text: payload.text }',
  },
  {
    name: 'an id is made in decide',
    file: 'src-shared/cases/step.ts',
    find: 'const breach = { rule, commandId: command.id,',
    put: 'const breach = { rule, commandId: crypto.randomUUID() as typeof command.id,',
  },
  {
    name: 'decided by the order of fields: two plain values are compared as text',
    file: 'src-shared/kernel/three-way.ts',
    find: 'if (one === other) return true',
    put: 'return JSON.stringify(one) === JSON.stringify(other)',
  },
  {
    name: 'dependent dropped: a command of a refused group is thrown away',
    file: 'src-main/sync/answers.ts',
    find: "const group = replica.storage.commandsIn(['refused']).find(shares)?.group ?? row.id",
    put: "const group = replica.storage.commandsIn(['refused']).find(shares)?.group ?? row.id\n  if (group !== row.id) return replica.storage.patchCommand(row.id, { state: 'discarded' })",
  },
  {
    name: 'poison holds the batch: what fails is not done again one by one',
    file: 'src-central/sync/take.ts',
    find: 'if (received.length === 1 && alone !== undefined) {',
    put: 'if (received.length > 1) throw failure\n    if (alone !== undefined) {',
  },
  {
    name: 'local refusal taken as final: a rebase drops what it refuses',
    file: 'src-main/sync/rebase.ts',
    find: "return { touches, changes: verdict?.outcome === 'accepted'",
    put: "if (verdict?.outcome === 'refused') replica.storage.patchCommand(body.id, { state: 'refused', group: body.id })\n  return { touches, changes: verdict?.outcome === 'accepted'",
  },
  {
    name: 'retry with a new id: a push makes its commands anew',
    file: 'src-main/sync/push.ts',
    find: 'return { ...base, commands: fitting(waiting, room).map((row) => row.body) }',
    put: `const sent = ((globalThis as unknown as { sent?: Set<string> }).sent ??= new Set<string>())
  for (const { seq: _, ...row } of waiting) {
    const id = row.id.replace(/.{4}$/, 'beef') as typeof row.id
    if (sent.has(row.id) && replica.storage.command(id) === null) {
      replica.storage.appendCommand({ ...row, id, body: { ...row.body, id } })
      replica.storage.patchCommand(row.id, { state: 'discarded' })
    }
    sent.add(row.id)
  }
  return { ...base, commands: fitting(waiting, room).map((row) => row.body) }`,
  },
  {
    name: 'rebase skips one: the first unsettled command is not decided again',
    file: 'src-main/sync/rebase.ts',
    find: 'for (const row of storage.commandsIn(OVERLAY)) {',
    put: 'for (const row of storage.commandsIn(OVERLAY).slice(1)) {',
  },
  {
    name: 'removal not applied: what left a scope stays',
    file: 'src-main/sync/pull.ts',
    find: 'for (const { ref, scope } of storage.stagedLefts()) leave(ref, scope)',
    put: '',
  },
  {
    name: 'chain not compared: a centre that went back is believed',
    file: 'src-central/sync/pull.ts',
    find: 'if (heads.some((seen) => chains.get(seen.position) !== seen.chain)) throw new WentBack()',
    put: '',
  },
  {
    name: 'refused text dropped: a refused command is forgotten',
    file: 'src-main/sync/answers.ts',
    find: `state: 'refused',
    position,`,
    put: `state: 'settled',
    position,`,
  },
  {
    name: 'ids not looked up again under head',
    file: 'src-central/sync/take.ts',
    find: 'if (meanwhile) throw new BeginAgain()',
    put: '',
  },
  {
    name: 'an answer that the centre lost is never asked for again',
    file: 'src-main/sync/answers.ts',
    find: `if (!confirmed.has(id))
`,
    put: `if (!confirmed.has(id) && row.seq < 0)
`,
  },
  {
    name: 'a lost answer counts as heard: the recovery is taken for done before it was put back',
    file: 'src-central/sync/recovery.ts',
    find: 'recovery === null || (recovery.ended && heard === recovery.id)',
    put: 'recovery === null || recovery.ended',
  },
  {
    name: 'a page is cut between the scopes of one document',
    file: 'src-central/sync/pull.ts',
    find: 'if (whole.length > 0) return { sent: whole, complete: false }',
    put: 'return { sent: rows, complete: whole.length < 0 }',
  },
  {
    name: 'a lost scope keeps its documents',
    file: 'src-main/sync/pull.ts',
    find: 'if (lost) for (const ref of storage.members(scope.name)) leave(ref, scope.name)',
    put: '',
  },
  {
    name: 'what a newer program sends is not kept: a document that cannot be read is left out',
    file: 'src-main/sync/pull.ts',
    find: 'const until = keptUntil(model, document)',
    put: 'if (row.schema > (model.documents.get(ref.kind)?.schema ?? 0)) return\n  const until = keptUntil(model, document)',
  },
  {
    name: 'an older workstation cannot deliver: only today’s protocol is heard',
    file: 'src-central/sync/protocols.ts',
    find: 'taken.includes(protocol) ? null',
    put: 'protocol === Math.max(...taken) ? null',
  },
  {
    name: 'what is not known is stripped: an older node writes a case without the newer field',
    file: 'src-shared/cases/schema.ts',
    find: 'export const Case = z.looseObject({',
    put: 'export const Case = z.object({',
  },
  {
    name: 'what an older node cannot read is refused instead of held',
    file: 'src-central/sync/plan.ts',
    find: "if (verdict.outcome === 'undecided') throw new Unreadable(verdict.lacking.map(refKey).join())",
    put: "if (verdict.outcome === 'undecided') return { outcome: 'refused', rejection: { code: 'document.needsUpdate' }, written: [], effects: [] }",
  },
  {
    name: 'a registration is decided by the catalogue in force, not by the one that it names',
    file: 'src-shared/guidebook/named-catalogue.ts',
    find: 'const shipped = catalogueByVersion(version)',
    put: 'const shipped = defaultCatalogue()',
  },
  {
    name: 'what a disabled person has left is not delivered',
    file: 'src-main/sync/last-delivery.ts',
    find: 'if (key === null || !isOut(failure)) throw failure\n',
    put: 'throw failure\n',
  },
  {
    name: 'a disabled person brings nothing back to a centre that went back',
    file: 'src-main/sync/last-delivery.ts',
    find: 'if (recovery !== (request.heard ?? NO_RECOVERY))',
    put: 'if (recovery === "")',
    // Somebody is disabled, had seen what the centre lost, and nobody else brings it back.
    from: 2_201,
  },
  {
    name: 'what a disabled person has left is refused instead of deposited',
    file: 'src-central/sync/take.ts',
    find: "outcome: 'deposited', rejection: { code: 'actor.disabled' }",
    put: "outcome: 'refused', rejection: { code: 'actor.disabled' }",
  },
  {
    name: 'an effect is done without looking whether the outside has it',
    file: 'src-central/effects/worker.ts',
    find: "(await performer.isDone(due.id)) ? 'done' : await performer.perform(due)",
    put: 'await performer.perform(due)',
  },
  {
    name: 'an effect is said to be done before it is',
    file: 'src-central/effects/worker.ts',
    find: 'const performed = (await performer.isDone(due.id))',
    put: 'await parts.queue.done(due.id, parts.now())\n    const performed = (await performer.isDone(due.id))',
  },
  {
    name: 'an edition is published over one that its author has not seen',
    file: 'src-shared/guidebook/publish.ts',
    find: 'if (basedOn !== book.current)',
    put: 'if (basedOn === "")',
  },
  {
    name: 'the edit of a queue carries its whole form: what was not named becomes what it was at first',
    file: 'src-shared/queues/commands.ts',
    find: 'const next: Queue = { ...queue, ...merged.value }',
    put: 'const next: Queue = { ...newQueue(queue.code, queue.name), ...merged.value }',
  },
  {
    name: 'an import takes back a card that somebody has written on',
    file: 'src-shared/customers/import-commands.ts',
    find: 'if (!isAsImported(customer))',
    put: 'if (customer.import === undefined)',
  },
  {
    name: 'a card that was taken back with its import stays at the workstations',
    file: 'src-shared/customers/schema.ts',
    find: 'withdrawn !== undefined ? [] :',
    put: "withdrawn?.by === '' ? [] :",
  },
  {
    name: 'a file that arrived otherwise than it went is kept',
    file: 'src-central/attachments/pieces.ts',
    find: 'if (found?.hash !== sha256) {',
    put: 'if (found === undefined) {',
    plays: 'files',
  },
  {
    name: 'a command names a file that the power broke off',
    file: 'src-main/attachments/adding.ts',
    find: 'return missing === undefined ? null :',
    put: "return missing === undefined || missing.name !== '' ? null :",
    plays: 'files',
  },
  {
    name: 'a file that arrived damaged is given up, although it is whole here',
    file: 'src-main/attachments/courier.ts',
    find: "if (answer.outcome === 'wrongHash' && !(await isWhole(kept, file)))",
    put: "if (answer.outcome === 'wrongHash')",
    plays: 'files',
    from: 34,
  },
  {
    name: 'a command is saved without its files',
    file: 'src-main/store/sqlite/commands.ts',
    find: 'claim(body, row.id)',
    put: 'void claim',
    plays: 'files',
  },
  {
    name: 'what the centre has of a file is not asked anew when it went back',
    file: 'src-main/attachments/courier.ts',
    find: 'if (heard() !== known) {',
    put: "if (known === '') {",
    plays: 'files',
    from: 20,
  },
  {
    name: 'a case that came without a number gets none',
    file: 'src-central/sync/only-at-centre.ts',
    find: 'taken || definition.lacksNumber?.(command.payload) === true',
    put: 'taken',
  },
  {
    name: 'a case whose number is another one’s keeps it',
    file: 'src-shared/cases/escalate.ts',
    find: "owner !== 'missing' && owner.caseId !== caseId",
    put: "owner !== 'missing' && owner.caseId === caseId",
  },
  {
    name: 'a list of telephones is saved whole, without what a colleague added meanwhile',
    file: 'src-shared/customers/commands.ts',
    find: 'if (was === undefined) {',
    put: 'if (was !== null) {',
    from: 20,
  },
  {
    name: 'targets of a queue that nobody touched go back to what their author saw',
    file: 'src-shared/kernel/three-way.ts',
    find: 'merged: isSame(mine, was) ? theirs : mine,',
    put: 'merged: mine,',
    from: 515,
  },
  {
    name: 'a case closes by itself by what was read before its lock: whoever was first is not looked at again',
    file: 'src-central/sync/by-itself.ts',
    find: 'const on = await locked(parts, transaction, parsed.value)',
    put: `const on = desk(await transaction.documents([...parsed.value.touches]))
  await locked(parts, transaction, parsed.value)`,
  },
  {
    name: 'a case closes by itself on the last day on which its customer may object',
    file: 'src-shared/cases/silence.ts',
    find: 'bogotaDate(at) <= until',
    put: 'bogotaDate(at) < until',
  },
]
