/**
 * How fast a predictor's states come back from the changelog when the local ones are lost, beside a plain Kafka Streams
 * store of equal bytes.
 */
package io.foretell.endtoend.restore;
