package io.foretell.endtoend.restore;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Streams' log says of a restoration. */
final class RestoreLog {

    private static final String TIME = "(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d) .*";
    private static final String CHANGELOG = " changelog \\S+-states-changelog-\\d+ ";
    private static final Pattern BEGUN = Pattern.compile(TIME + "End offset for" + CHANGELOG + "initialized as (\\d+)");
    private static final Pattern DONE = Pattern.compile(
            TIME + "Finished restoring" + CHANGELOG + "to store \\S+ with a total number of (\\d+) records");

    private RestoreLog() {}

    /** Empty as long as the states are not restored. */
    static Optional<Restored> read(String log) {
        Optional<MatchResult> begun = BEGUN.matcher(log).results().findFirst();
        Optional<MatchResult> done = DONE.matcher(log).results().findFirst();
        return begun.isPresent() && done.isPresent()
                ? Optional.of(new Restored(Long.parseLong(done.get().group(2)), seconds(begun.get(), done.get())))
                : Optional.empty();
    }

    private static double seconds(MatchResult from, MatchResult to) {
        Duration between = Duration.between(LocalTime.parse(from.group(1)), LocalTime.parse(to.group(1)));
        return (between.isNegative() ? between.plusDays(1) : between).toMillis() / 1e3;
    }
}
