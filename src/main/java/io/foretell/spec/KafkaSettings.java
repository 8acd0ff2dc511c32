package io.foretell.spec;

import java.util.Map;
import java.util.Set;

/**
 * The settings of {@code kafka}.
 *
 * @param values what Kafka is told, by its own names
 * @param hidden names of those whose values came from the environment and must never be shown
 */
record KafkaSettings(Map<String, String> values, Set<String> hidden) {}
