/**
 * Replays a file of events test-then-train and says how good the forecasts were, beside baselines that saw the same
 * rows. The same predict and learn code as in Kafka, without Kafka.
 */
package io.foretell.evaluate;
