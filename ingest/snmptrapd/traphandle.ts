// POST /ingest/snmptrapd: the text that snmptrapd hands to its traphandle, one notification a request; for shops that keep their snmptrapd and
// their MIBs.
import type { WebhookFormat } from '../http/webhook-format.ts'
import { describe } from '../normalise/label-bag.ts'
import { Refusal } from '../normalise/refusal.ts'
import type { Catalog } from '../snmp/catalog/catalog.ts'
import { trapEvent } from './trap-event.ts'

/** Longer than any notification: a UDP datagram of 64 KiB in hex, with names. */
const MAX_TEXT = 512 * 1024

/** @param inForce the catalogue, asked with every request */
export const snmptrapdTraphandle = (inForce: () => Catalog): WebhookFormat => ({
  source: 'snmptrapd',
  url: '/ingest/snmptrapd',
  accepts: ['text'],
  answer: 'report',
  summary: "One notification as snmptrapd's traphandle gets it on its standard input.",
  bodySchema: {
    type: 'string',
    description: 'Host name, transport address, then one varbind a line, with names or numbers.',
    example:
      'sw-7.example.net\nUDP: [10.0.7.1]:57602->[10.0.0.5]:162\nDISMAN-EVENT-MIB::sysUpTimeInstance 1:2:3:4.05\nSNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkDown\nIF-MIB::ifIndex.3 3\n',
  },
  open(body, receipt) {
    if (typeof body !== 'string') return new Refusal('not_a_webhook', `the body is ${describe(body)}, not text`)
    if (body.trim() === '') return new Refusal('empty_body', 'the body is empty')
    if (body.length > MAX_TEXT)
      return new Refusal('not_a_webhook', `${body.length} characters, at most ${MAX_TEXT} in one notification`)
    const catalog = inForce()
    return { items: [body], pointer: null, notices: [], normalise: (item) => trapEvent(catalog, String(item), receipt) }
  },
})
