package io.foretell.accuracy.nab;

import java.util.List;

/**
 * What right and wrong alarms weigh, as NAB publishes it in {@code config/profiles.json}.
 *
 * @param found       of a window with an alarm in it
 * @param falseAlarm  of an alarm outside of the windows
 * @param missed      of a window without an alarm
 */
record Profile(String name, double found, double falseAlarm, double missed) {

    static final Profile STANDARD = new Profile("standard", 1, 0.11, 1);
    static final Profile REWARD_LOW_FP_RATE = new Profile("reward_low_FP_rate", 1, 0.22, 1);
    static final Profile REWARD_LOW_FN_RATE = new Profile("reward_low_FN_rate", 1, 0.11, 2);

    static final List<Profile> ALL = List.of(STANDARD, REWARD_LOW_FP_RATE, REWARD_LOW_FN_RATE);
}
