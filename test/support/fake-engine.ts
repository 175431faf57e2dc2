// Stands in for the correlate role in tests of the API: answers commands and publishes changes, as told.
import { changeMessageId, changeSubject, encodeChanges, type ChangeBatch } from '../../correlate/contract/change.ts'
import type { Command, CommandOutcome } from '../../correlate/contract/command.ts'
import type { Bus } from '../../platform/nats/bus.ts'

export type Verdict = Partial<Pick<CommandOutcome, 'outcome' | 'code' | 'detail' | 'incidentIds'>> & {
  /** Changes that the command causes, before its outcome. */
  readonly changes?: readonly Pick<ChangeBatch, 'entity' | 'items'>[]
}

export interface FakeEngine {
  /** Commands seen, in order. */
  readonly commands: Command[]
  /** What to answer; null = nothing. */
  decide: (command: Command) => Verdict | null
  publish(batch: Pick<ChangeBatch, 'entity' | 'items'> & Partial<ChangeBatch>): Promise<number>
  stop(): void
}

/** @returns an engine that applies every command */
export function startFakeEngine(bus: Bus): FakeEngine {
  let cause = 1_000_000
  const engine: FakeEngine = {
    commands: [],
    decide: () => ({}),
    async publish(parts) {
      const batch = { partition: 0, causeSeq: (cause += 1), chunk: 0, at: Date.now(), ...parts } as ChangeBatch
      const ack = await bus.js.publish(changeSubject(batch.entity), encodeChanges(batch), {
        msgID: changeMessageId(batch),
      })
      return ack.seq
    },
    stop: () => subscription.unsubscribe(),
  }
  const subscription = bus.nc.subscribe('monitoring.command.*', {
    callback(_error, message) {
      const command = message.json<Command>()
      engine.commands.push(command)
      const verdict = engine.decide(command)
      if (verdict === null) return
      const partition = Number(message.subject.split('.').at(-1))
      void (async () => {
        for (const change of verdict.changes ?? []) await engine.publish({ ...change, partition })
        const outcome: CommandOutcome = {
          id: command.id,
          type: command.type,
          actor: command.actor,
          at: command.at,
          outcome: verdict.outcome ?? 'applied',
          code: verdict.code ?? null,
          detail: verdict.detail ?? 'done',
          incidentIds: verdict.incidentIds ?? ('incidentId' in command ? [command.incidentId] : []),
        }
        const items: CommandOutcome[] = [outcome]
        if (command.type === 'setSilence')
          await engine.publish({ entity: 'silence', items: [command.silence], partition })
        if (command.type === 'setMaintenance')
          await engine.publish({ entity: 'maintenance', items: [command.window], partition })
        await engine.publish({ entity: 'command', items, partition })
      })()
    },
  })
  return engine
}
