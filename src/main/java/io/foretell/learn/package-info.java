/**
 * How the weights get better beside the fast path.
 *
 * <pre>
 * events ─► History ─► Window ─► BatchFill ─► gradient steps ─► Update ─► Merge ─► candidate ─► Gate ─► current
 *              │         ▲ WindowDraw (training), Judge (the gate's)         ▲ Shares, Rescaling, Lexicon
 *              └─► Survey (statistics, new words) ───────────────────────────┘
 * └───────────────────────── Learner: one for each task ──────────────────────┘ └── Merge: one for all ──┘
 * </pre>
 */
package io.foretell.learn;
