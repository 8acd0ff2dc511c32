package io.foretell.speed;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long is measured.
 *
 * @param rounds     JVMs for each figure; all contestants have theirs before the next round begins, so that a busy
 *                   quarter of an hour is everyone's
 * @param iterations in each of them, after some to warm up
 */
record Effort(int rounds, int warmups, int iterations, TimeValue iteration) {

    static final Effort FULL = new Effort(3, 16, 30, TimeValue.milliseconds(100));
    static final Effort QUICK = new Effort(1, 4, 4, TimeValue.milliseconds(100));
}
