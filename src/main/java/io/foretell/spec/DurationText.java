package io.foretell.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as one writes them: {@code 250ms}, {@code 5s}, {@code 1.5h}, {@code 90d}. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?(ms|s|m|h|d)");
    private static final Map<String, Long> MILLIS = new LinkedHashMap<>();

    static {
        MILLIS.put("d", Duration.ofDays(1).toMillis());
        MILLIS.put("h", Duration.ofHours(1).toMillis());
        MILLIS.put("m", Duration.ofMinutes(1).toMillis());
        MILLIS.put("s", Duration.ofSeconds(1).toMillis());
        MILLIS.put("ms", 1L);
    }

    private DurationText() {}

    /** To the millisecond. */
    static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal millis = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(MILLIS.get(form.group(2))));
        return Optional.of(Duration.ofMillis(millis.longValue()));
    }

    /** In the largest unit that leaves no fraction. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        for (Map.Entry<String, Long> unit : MILLIS.entrySet()) {
            if (millis != 0 && millis % unit.getValue() == 0) {
                return millis / unit.getValue() + unit.getKey();
            }
        }
        return "0s";
    }
}
