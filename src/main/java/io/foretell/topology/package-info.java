/** The two topologies: processors, stores, serdes, topics. Everything above runs without Kafka. */
package io.foretell.topology;
