/**
 * How long after an event was due its prediction can be read, at a steady rate: of a predictor alone, and of one that
 * has a trainer beside it in the same process.
 */
package io.foretell.endtoend.latency;
