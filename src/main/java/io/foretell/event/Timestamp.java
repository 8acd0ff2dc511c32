package io.foretell.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * An event's time as text ➜ epoch millis.
 *
 * <pre>
 * time = epoch millis | date [("T" | " ") hh:mm [":" ss [("." | ",") fraction]] [zone]]
 * date = yyyy-MM-dd
 * zone = "Z" | ("+" | "-") hh [[":"] mm]            without it: UTC
 * </pre>
 *
 * Times before 1970 or after {@link Limits#LAST_TIME} are not understood: no Kafka record can carry the former.
 */
final class Timestamp {

    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;

    private final String text;
    private int at;

    private Timestamp(String text) {
        this.text = text;
    }

    static OptionalLong parse(String raw) {
        String text = raw.strip();
        if (text.isEmpty() || text.length() > Limits.TIME_CHARACTERS) {
            return OptionalLong.empty();
        }
        if (Decimal.isDecimal(text)) {
            return ofMillis(Double.parseDouble(text));
        }
        try {
            return ofMillis(new Timestamp(text).iso());
        } catch (DateTimeException notATime) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong ofMillis(double millis) {
        double whole = Math.floor(millis);
        return whole >= 0 && whole <= Limits.LAST_TIME ? OptionalLong.of((long) whole) : OptionalLong.empty();
    }

    static OptionalLong ofMillis(long millis) {
        return millis >= 0 && millis <= Limits.LAST_TIME ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    private long iso() {
        int year = number(4);
        expect('-');
        int month = number(2);
        expect('-');
        long time = LocalDate.of(year, month, number(2)).toEpochDay() * DAY;
        if (at == text.length()) {
            return time;
        }
        if (!take('T') && !take('t') && !take(' ')) {
            throw new DateTimeException(text);
        }
        time += number(2, 23) * 60 * MINUTE;
        expect(':');
        time += number(2, 59) * MINUTE;
        if (take(':')) {
            time += number(2, 59) * 1000L + fraction();
        }
        time -= offset();
        if (at != text.length()) {
            throw new DateTimeException(text);
        }
        return time;
    }

    /** Millis of a fraction of a second; what is finer is cut off. */
    private int fraction() {
        if (!take('.') && !take(',')) {
            return 0;
        }
        int first = at;
        int millis = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - first < 3) {
                millis = millis * 10 + text.charAt(at) - '0';
            }
            at++;
        }
        if (at == first) {
            throw new DateTimeException(text);
        }
        for (int digits = at - first; digits < 3; digits++) {
            millis *= 10;
        }
        return millis;
    }

    /** Millis that the zone is ahead of UTC. */
    private long offset() {
        if (at == text.length() || take('Z') || take('z')) {
            return 0;
        }
        boolean behind = take('-');
        if (!behind) {
            expect('+');
        }
        long ahead = number(2, 18) * 60 * MINUTE;
        if (at < text.length()) {
            take(':');
            ahead += number(2, 59) * MINUTE;
        }
        return behind ? -ahead : ahead;
    }

    private int number(int digits, int largest) {
        int value = number(digits);
        if (value > largest) {
            throw new DateTimeException(text);
        }
        return value;
    }

    private int number(int digits) {
        int value = 0;
        for (int end = at + digits; at < end; at++) {
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                throw new DateTimeException(text);
            }
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean take(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char expected) {
        if (!take(expected)) {
            throw new DateTimeException(text);
        }
    }
}
