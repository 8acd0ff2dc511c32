/**
 * How the weights get better beside the fast path.
 *
 * <pre>
 * events ─► History ─► Window ─► BatchFill ─► gradient steps ─► Update ─► Merge ─► candidate ─► Gate ─► current
 *              │         ▲ WindowDraw (training), Judge (the gate's)         ▲ Shares, Rescaling, Lexicon, Furnishing
 *              └─► Survey (statistics, words seen) ──────────────────────────┘
 * └───────────────────────── Learner: one for each task ──────────────────────┘ └── Merge: one for all ──┘
 * </pre>
 */
package io.foretell.learn;
