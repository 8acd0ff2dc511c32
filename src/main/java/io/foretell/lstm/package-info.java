/** (x, h, C, weights) ➜ (h, C, ŷ), and back: 4 of 5 on the fast path, and the whole of learning's mathematics. */
package io.foretell.lstm;
