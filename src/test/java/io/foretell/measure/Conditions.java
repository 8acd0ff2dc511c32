package io.foretell.measure;

/**
 * When, where and by which code something was measured.
 *
 * @param date ISO-8601
 * @param code what {@code git describe} says of the sources
 */
public record Conditions(String date, String code, Machine machine) {}
