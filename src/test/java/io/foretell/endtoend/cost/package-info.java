/**
 * What a predictor costs on top of plain Kafka Streams: it and a pass-through that reads the same records, writes as
 * many bytes and keeps states of the same size, in turns, each in a process of its own, on one broker.
 */
package io.foretell.endtoend.cost;
