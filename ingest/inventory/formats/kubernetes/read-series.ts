// The series of kube-state-metrics, whichever way they were saved: its /metrics page, or answers of Prometheus' query API.
import type { FaultList } from '../fault-list.ts'
import { listOf, objectOf, readJsonFile, textOf } from '../read-json.ts'
import type { SourceFile } from '../reading.ts'
import { readExposition, type Series } from './exposition.ts'

/** Reads the wanted series of a file; adds what is wrong to `faults`. */
export function readSeries(file: SourceFile, wanted: ReadonlySet<string>, faults: FaultList): Series[] {
  if (!/^\s*[{[]/.test(file.text.slice(0, 1_000))) {
    const read = readExposition(file.text, file.name, wanted)
    faults.add(...read.faults)
    return read.series
  }
  const value = readJsonFile(file, faults)
  if (value === undefined) return []
  const answers = Array.isArray(value) ? listOf(value) : [value]
  return answers.flatMap((answer, index) => readAnswer(answer, Array.isArray(value) ? `[${index}].` : ''))

  function readAnswer(answer: unknown, prefix: string): Series[] {
    const { status, error, data } = objectOf(answer) ?? {}
    if (status === 'error') {
      faults.add({
        file: file.name,
        path: `${prefix}error`,
        message: `is not data: Prometheus answered ${JSON.stringify(textOf(error))}`,
      })
      return []
    }
    const { resultType, result } = objectOf(data) ?? {}
    if (resultType !== 'vector' || !Array.isArray(result)) {
      faults.add({
        file: file.name,
        path: `${prefix}data.result`,
        message: 'expected an instant vector: the answer of GET /api/v1/query',
      })
      return []
    }
    return listOf(result).flatMap((item, index): Series[] => {
      const metric = objectOf(objectOf(item)?.['metric'])
      const sample = objectOf(item)?.['value']
      if (metric === null || Object.values(metric).some((label) => typeof label !== 'string')) {
        faults.add({
          file: file.name,
          path: `${prefix}data.result[${index}].metric`,
          message: 'expected an object of texts',
        })
        return []
      }
      const { __name__: name = '', ...labels } = metric as Record<string, string> // every value is a text
      return wanted.has(name) ? [{ name, labels, value: Number(listOf(sample)[1]) }] : []
    })
  }
}
