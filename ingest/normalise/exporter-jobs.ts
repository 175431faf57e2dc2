// Prometheus jobs that are named after how something is watched: the name says nothing about what is watched.

/** Named after the exporter, the agent or the prober. */
export const EXPORTER_JOB =
  /^(snmp|blackbox|icmp|ping|probe)([-_/].*)?$|^(node|windows|wmi|prometheus|cadvisor|kubelet|pushgateway|federate|telegraf)$|exporter|kube-state-metrics|integrations\//i
/** Its instance is the exporter's own pod, never the subject. */
export const STATE_EXPORTER_JOB = /kube-state-metrics|pushgateway/i
