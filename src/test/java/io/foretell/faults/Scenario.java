package io.foretell.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What goes wrong, again and again. */
enum Scenario {

    KILL(5, "kill -9 of either of two predictors, started again at once", () -> Processes::killPredictor),
    KILL_SETTLED(8, "the same, but only when both are running and nothing waits", Processes.KillOfSettled::new),
    FORGET(6, "kill -9 of either predictor, its local states deleted before it starts again", () -> Processes::killAndForget),
    PAUSE(9, "a predictor stopped for longer than the session timeout (SIGSTOP, SIGCONT)", () -> Processes::pausePredictor),
    BROKER(9, "kill -9 of the broker, of a predictor, or of both", () -> Processes::killBrokerOrPredictor),
    BROKER_ALONE(9, "kill -9 of the single broker", () -> Processes::killBroker),
    THREE_BROKERS(9, "kill -9 of one of three brokers", Processes.BrokerOfThree::new),
    STORM(4, "one of three predictors joins or leaves", Processes.Storm::new),
    TRAINER(10, "kill -9 of the trainer, whatever it is doing", () -> Processes::killTrainer),
    MIXED(7, "a predictor killed, killed and its states deleted, its clock set, the trainer killed, a predictor stopped, the"
            + " broker killed: in turn", Mixed::new),
    NETWORK(20, "a predictor's network cut for 2 s or 15 s", NetworkCuts::new),
    CLOCK(9, "a predictor's wall clock jumps by ±1 h or ±7 d", ClockJumps::new),
    BIT_FLIPS(9, "a bit flipped in a stored state, in one of the changelog, or in a store's files", BitFlips::new),
    FULL_DISK(12, "a predictor's state folder full to the last byte", FullDisk::new),
    OVERLOAD(10, "250,000 of 1,000,000 keys at once, on a predictor with a heap of 256 MB", Overload::new),
    SOAK(60, "1,000,000 keys at once, then each minute, in turn: a predictor killed, the trainer killed, the other predictor"
            + " stopped, the first killed and its states deleted, the broker killed; heaps of 256 MB", Soak::new);

    private final Duration apart;
    private final String meaning;
    private final Supplier<Fault> fault;

    Scenario(int secondsApart, String meaning, Supplier<Fault> fault) {
        apart = Duration.ofSeconds(secondsApart);
        this.meaning = meaning;
        this.fault = fault;
    }

    /** For one run. */
    Fault fault() {
        return fault.get();
    }

    /** In a table. */
    String meaning() {
        return meaning;
    }

    /** From the start of one to the start of the next, on average. */
    Duration apart() {
        return apart;
    }

    /** As the command line has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
