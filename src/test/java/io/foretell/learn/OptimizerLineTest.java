package io.foretell.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.lstm.Loss;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class OptimizerLineTest {

    private static final int ROUNDS = 6;
    private static final int STEPS = 3; // of each round but the first, which only measures

    private final List<Update> updates = new ArrayList<>();
    private final List<byte[]> states = new ArrayList<>();

    OptimizerLineTest() {
        Runs.Run run = new Runs.Run(Runs.NUMBERS);
        for (int t = 0; t < ROUNDS * 50; t++) {
            for (int key = 0; key < 3; key++) {
                run.append(Runs.wave(key, t));
            }
            if (t % 50 == 49) {
                updates.add(run.round().orElseThrow());
                states.add(run.learner.state());
            }
        }
    }

    private List<String> unmet() {
        OptimizerLine line = new OptimizerLine(Runs.NUMBERS, "task", updates);
        states.forEach(line::next);
        return line.unmet();
    }

    @Test
    void optimizerThatGoesOn_isFollowedStepByStep() {
        OptimizerLine line = new OptimizerLine(Runs.NUMBERS, "task", updates);
        states.forEach(line::next);
        assertThat(line.unmet()).isEmpty();
        assertThat(line.steps()).isEqualTo(STEPS * (ROUNDS - 1));
    }

    @Test
    void roundsOfOneCommit_leaveOneState() {
        states.subList(1, 4).clear();
        assertThat(unmet()).isEmpty();
    }

    @Test
    void stepCounterThatFallsBackOrJumps_isTold() {
        for (long off : new long[] {-STEPS, 1, 100}) {
            states.set(3, bent(states.get(3), content -> content.putLong(content.position(), 3 * STEPS + off)));
            assertThat(unmet()).as("by %d", off).first().asString().startsWith(
                    "optimizer of task: 6 steps at round 3, then %d at round 4; ".formatted(3 * STEPS + off));
        }
    }

    @Test
    void secondMomentsThatWereLost_areTold() {
        states.set(3, bent(states.get(3), content -> {
            while (content.remaining() >= 2 * Long.BYTES) {
                content.putLong(content.position() + Long.BYTES, 0);
                content.getLong();
            }
            return content;
        }));
        assertThat(unmet()).singleElement().asString().contains("from round 3 to 4 the second moments of");
    }

    @Test
    void stateThatIsThereAgainOrOlder_isTold() {
        states.add(3, states.get(2));
        assertThat(unmet()).containsExactly(
                "optimizer of task: its state is of round 3 after one of round 3, and 6 updates were committed");
        states.set(3, states.get(1));
        assertThat(unmet()).first().asString().contains("of round 2 after one of round 3");
    }

    @Test
    void updateThatIsMissingOrThereTwice_isTold() {
        updates.add(4, updates.get(3));
        assertThat(unmet()).contains("updates of task: number 4 is of round 3");
        updates.subList(3, 5).clear();
        assertThat(unmet()).contains("updates of task: number 3 is of round 4");
    }

    @Test
    void lastStateThatIsMissing_isTold() {
        states.remove(ROUNDS - 1);
        assertThat(unmet()).containsExactly(
                "optimizer of task: its last state is of round 5, but 6 updates were committed");
    }

    @Test
    void lineThatHasDiverged_beginsAfreshAndOnlyThen() {
        updates.set(4, judgedInfinite(updates.get(4)));
        assertThat(unmet()).first().asString().contains("12 at round 5; the updates between make it 3 to 3");
        for (int i = 4; i < ROUNDS; i++) {
            long steps = STEPS * (i - 3);
            states.set(i, bent(states.get(i), content -> content.putLong(content.position(), steps)));
        }
        assertThat(unmet()).isEmpty();
    }

    private static Update judgedInfinite(Update update) {
        return new Update(update.task(), update.round(), update.base(), update.delta(), update.trained(),
                update.current(), update.currentLoss(), update.judged(), new Loss(Double.POSITIVE_INFINITY, 1),
                update.moments(), update.words(), update.coverage());
    }

    /** @param bend is given the optimizer's block, from n on */
    private static byte[] bent(byte[] state, UnaryOperator<ByteBuffer> bend) {
        ByteBuffer copy = ByteBuffer.wrap(state.clone());
        copy.position(Long.BYTES);
        for (int text = 0; text < 2; text++) { // fingerprint, type
            copy.position(copy.getInt() + copy.position());
        }
        copy.position(copy.position() + 2 * Long.BYTES); // round, judgements running
        ByteBuffer block = copy.slice(copy.position() + Integer.BYTES, copy.getInt(copy.position()));
        bend.apply(block);
        CRC32 sum = new CRC32();
        sum.update(copy.array(), 0, state.length - Long.BYTES);
        return copy.putLong(state.length - Long.BYTES, sum.getValue()).array();
    }
}
