// Kubernetes as kube-state-metrics knows it: placement, owners, services. Series after its documentation
// (https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics).
import { FaultList } from '../fault-list.ts'
import { LeftOut } from '../left-out.ts'
import type { InventoryFormat, Reading, SourceFile } from '../reading.ts'
import { clusterFacts, KUBE_SERIES } from './cluster-facts.ts'
import { readSeries } from './read-series.ts'

const WANTED: ReadonlySet<string> = new Set(KUBE_SERIES)

export const kubeStateMetrics: InventoryFormat = {
  name: 'kubernetes',
  source: 'kubernetes',
  title: "Kubernetes: kube-state-metrics' /metrics page, or its series from Prometheus' query API",
  fits: (files) =>
    files.some(({ text }) => /^(# (HELP|TYPE) )?kube_[a-z]/m.test(text) || /"__name__"\s*:\s*"kube_/.test(text)),
  read: readKubeStateMetrics,
}

function readKubeStateMetrics(files: readonly SourceFile[]): Reading {
  const faults = new FaultList()
  const leftOut = new LeftOut()
  const series = files.flatMap((file) => readSeries(file, WANTED, faults))
  return faults.readingOf(
    () => {
      const facts = clusterFacts(series, leftOut)
      if (facts.cis.length === 0)
        faults.add({
          path: '',
          message: 'has no node, pod or service: expected kube_node_info, kube_pod_info, kube_service_info',
        })
      return facts
    },
    () => leftOut.notes(),
  )
}
