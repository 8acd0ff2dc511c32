/** What a model is: versions, safetensors, chunks, the slot in which one replaces another: 3 of 5 on the fast path. */
package io.foretell.snapshot;
