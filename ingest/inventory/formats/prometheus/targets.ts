// Prometheus' own list of what it scrapes (GET /api/v1/targets) as inventory. Targets that are down are there all the same.
import { FaultList } from '../fault-list.ts'
import { LeftOut } from '../left-out.ts'
import { listOf, objectOf, readJsonFile, textOf } from '../read-json.ts'
import type { InventoryFormat, Reading, SourceFile } from '../reading.ts'
import { targetFacts } from './target-facts.ts'
import type { TargetLabels } from './target-labels.ts'

export const prometheusTargets: InventoryFormat = {
  name: 'prometheus',
  source: 'prometheus',
  title: 'Prometheus: the answer of /api/v1/targets',
  fits: (files) => files.some(({ text }) => /^\s*\{/.test(text) && /"(activeTargets|droppedTargets)"\s*:/.test(text)),
  read: readTargets,
}

function readTargets(files: readonly SourceFile[]): Reading {
  const faults = new FaultList()
  const leftOut = new LeftOut()
  const targets: TargetLabels[] = []
  for (const file of files) {
    const value = readJsonFile(file, faults)
    if (value === undefined) continue
    const answer = objectOf(value)
    const active = objectOf(answer?.['data'])?.['activeTargets']
    if (answer?.['status'] === 'error') {
      faults.add({
        file: file.name,
        path: 'error',
        message: `is not data: Prometheus answered ${JSON.stringify(textOf(answer['error']))}`,
      })
      continue
    }
    if (!Array.isArray(active)) {
      faults.add({
        file: file.name,
        path: 'data.activeTargets',
        message: 'expected the list of targets: the answer of GET /api/v1/targets',
      })
      continue
    }
    listOf(active).forEach((target, index) => {
      const labels = objectOf(objectOf(target)?.['labels'])
      const path = `data.activeTargets[${index}].labels`
      if (labels === null || Object.values(labels).some((label) => typeof label !== 'string'))
        faults.add({ file: file.name, path, message: 'expected an object of texts' })
      else targets.push(labels as TargetLabels) // every value is a text
    })
  }
  return faults.readingOf(
    () => {
      const facts = targetFacts(targets, leftOut)
      if (facts.cis.length === 0) faults.add({ path: '', message: 'has no target that names a machine' })
      return facts
    },
    () => leftOut.notes(),
  )
}
