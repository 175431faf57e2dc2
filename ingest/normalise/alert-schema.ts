// The alert of Prometheus and Alertmanager as the API document shows it. Requests are checked by hand (normalise/), not by this.

const TEXT_BAG = { type: 'object', additionalProperties: { type: 'string' } }

export const ALERT_SCHEMA = {
  type: 'object',
  required: ['labels'],
  properties: {
    labels: { ...TEXT_BAG, description: 'Identify the alert: the same labels are the same alert.' },
    annotations: TEXT_BAG,
    startsAt: { type: 'string', format: 'date-time' },
    endsAt: { type: 'string', format: 'date-time', description: 'Not in the future: the alert is resolved.' },
    generatorURL: { type: 'string' },
  },
}
