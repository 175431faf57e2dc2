// Texts of devices inside of sentences: one that runs from right to left, or turns round what follows it, must not turn the sentence.

/** Explicit directions (Unicode UAX #9): they say nothing, and spoofs are made of them. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** @returns the text for use within a sentence; texts without a direction of their own as they are */
export function isolated(text: string): string {
  const plain = text.replaceAll(DIRECTIONS, '')
  // First strong isolate ... pop: the text keeps its own direction and the sentence keeps its.
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain
}
