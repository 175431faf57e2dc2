// What the owner of the inventory says without being asked.

/** Core NATS subject of a word without content: there is a new revision. Those who missed it look by themselves. */
export const INVENTORY_CHANGED = 'inventory.changed'
