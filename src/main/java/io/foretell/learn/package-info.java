/**
 * How the weights get better beside the fast path.
 *
 * <pre>
 * events ─► History ─► Window ─► BatchFill ─► gradient steps ─► Update ─► Merge ─► candidate ─► Gate ─► current
 *              │         ▲ WindowDraw (training), Judge (the gate's)         ▲ Shares, Rescaling, Lexicon, Furnishing
 *              └─► Survey (statistics, words seen) ──────────────────────────┘        Spreads (how wide intervals must be)
 * └───────────────────────── Learner: one for each task ──────────────────────┘ └── Merge: one for all ──┘
 * </pre>
 * Change watches the current model's losses and turns training to what came since the world changed; Averaging makes
 * the candidate of many steps' weights. A Recipe says which of these parts are at work, to measure what one earns.
 */
package io.foretell.learn;
