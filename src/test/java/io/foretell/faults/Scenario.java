package io.foretell.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** What goes wrong, again and again. */
enum Scenario {

    /** kill -9 of either of two predictors, which is started again at once. */
    KILL(5) {
        @Override
        void strike(Site site, Random random) throws IOException {
            restart(either(site, random));
        }
    },

    /** A predictor is stopped for longer than the session timeout and goes on as if it still had its partitions. */
    PAUSE(9) {
        @Override
        void strike(Site site, Random random) throws IOException, InterruptedException {
            Member member = either(site, random);
            member.pause();
            Thread.sleep(Site.SESSION_TIMEOUT.plusMillis(500 + random.nextInt(3000)).toMillis());
            member.resume();
        }
    },

    /** kill -9 of the broker, of a predictor, or of both. */
    BROKER(9) {
        @Override
        void strike(Site site, Random random) throws IOException {
            int which = random.nextInt(3);
            if (which != 1) {
                site.broker().kill();
            }
            if (which != 0) {
                restart(either(site, random));
            }
            if (which != 1) {
                site.broker().start();
            }
        }
    },

    /** Nothing but the broker, each time. */
    BROKER_ALONE(9) {
        @Override
        void strike(Site site, Random random) throws IOException {
            restart(site.broker());
        }
    },

    /** Predictors join and leave, one at a time, without one there or with three. */
    STORM(4) {
        @Override
        void strike(Site site, Random random) throws IOException {
            Member member = site.predictors().get(random.nextInt(site.predictors().size()));
            if (member.runs()) {
                member.leave();
            } else {
                member.start();
            }
        }
    },

    /** kill -9 of the trainer, whatever it is doing. */
    TRAINER(4) {
        @Override
        void strike(Site site, Random random) throws IOException {
            restart(site.trainer());
        }
    };

    private final Duration apart;

    Scenario(int secondsApart) {
        apart = Duration.ofSeconds(secondsApart);
    }

    /** One fault, over when this returns but for its consequences. */
    abstract void strike(Site site, Random random) throws IOException, InterruptedException;

    /** From the start of one to the start of the next, on average. */
    Duration apart() {
        return apart;
    }

    /** As the command line has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Member either(Site site, Random random) {
        return site.predictors().get(random.nextInt(2));
    }

    private static void restart(Member member) throws IOException {
        member.kill();
        member.start();
    }
}
