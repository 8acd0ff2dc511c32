package io.foretell.accuracy;

/**
 * When, where and by which code something was measured.
 *
 * @param date ISO-8601
 * @param code what {@code git describe} says of the sources
 */
record Conditions(String date, String code, Machine machine) {}
