package io.foretell.topology;

import java.util.ArrayList;
import java.util.List;

/** What an error of Kafka's and its causes say, from the outermost to the one that began it. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable error) {
        List<String> reasons = new ArrayList<>();
        for (Throwable reason = error; reason != null; reason = reason.getCause()) {
            String message = String.valueOf(reason.getMessage());
            // Some repeat their cause, and that one of Kafka's objects could not be made is said by why it could not.
            if (!message.equals(String.valueOf(reason.getCause())) && !isOfTheMaking(reason, message)) {
                reasons.add(message);
            }
        }
        return String.join(": ", reasons);
    }

    private static boolean isOfTheMaking(Throwable reason, String message) {
        return reason.getCause() != null
                && (message.startsWith("Failed to create new") || message.startsWith("Failed to construct"));
    }
}
