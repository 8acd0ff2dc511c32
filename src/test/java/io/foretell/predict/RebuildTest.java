package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretell.event.Decoded;
import io.foretell.event.EventDecoder;
import io.foretell.snapshot.Blueprint;
import io.foretell.snapshot.Models;
import io.foretell.snapshot.Snapshot;
import io.foretell.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RebuildTest {

    private static final long START = 1_700_000_000_000L;
    private static final String KEY = "kläger";

    private final Blueprint blueprint = Blueprint.of(SpecReader.read("""
            name: app
            input: {topic: events}
            features: [{field: value, type: number, scale: per-key}, {type: elapsed}]
            target: {field: value}
            lstm: {hidden: 4}
            forget-after: 1h
            """, Map.of()));
    private final Snapshot snapshot = Models.learned(blueprint, 3, 0);
    private final Predictor predictor = new Predictor(blueprint);
    private final EventDecoder decoder = new EventDecoder(blueprint.spec());
    private final KeyState byHand = new KeyState(blueprint);
    private final KeyState state = new KeyState(blueprint);
    private Rebuild rebuild;
    private long offset;

    @BeforeEach
    void damage() {
        step(state, 77, START, START); // what a damaged state may have left
        begin(1_000);
    }

    private void begin(long end) {
        rebuild = new Rebuild(blueprint, snapshot, KEY, end, state);
        offset = rebuild.from();
    }

    @Test
    void eventsOfTheKey_giveTheStateOfSteppingThem() {
        for (int i = 0; i < 20; i++) {
            take(KEY, json(i), START + i);
            step(byHand, i, START + i, START + i);
        }
        assertRebuilt();
    }

    @Test
    void recordsOfOthers_moveTheClockAlone() {
        take("other", json(1), START);
        take(KEY, json(2), START + 5);
        step(byHand, 2, START + 5, START + 5);
        take("other", "no event", START + 3_000_000);
        take(KEY, json(3), START + 7);
        step(byHand, 3, START + 7, START + 3_000_000);
        assertRebuilt();

        take("other", null, START + 9_000_000);
        take(KEY, json(4), START + 8);
        assertThat(state.step()).as("idle for longer than forget-after by that clock").isEqualTo(1);
    }

    @Test
    void whatIsNoEvent_isSkipped() {
        take(KEY, json(1), START);
        take(KEY, "{", START + 1);
        take(KEY, json(2), START + 2);
        step(byHand, 1, START, START);
        step(byHand, 2, START + 2, START + 2);
        assertRebuilt();
    }

    @Test
    void nullValue_forgetsWhatCameBefore() {
        take(KEY, json(1), START);
        take(KEY, null, START + 1);
        assertThat(state.step()).isZero();
        take(KEY, json(2), START + 2);
        step(byHand, 2, START + 2, START + 2);
        assertRebuilt();
    }

    @Test
    void noRecords_giveAStateWithoutEvents() {
        assertRebuilt();
        assertThat(rebuild.now()).isNegative();
    }

    @Test
    void recordsOutOfReach_doNotCount() {
        assertThat(rebuild.from()).isZero();
        begin(Rebuild.REACH + 7);
        assertThat(rebuild.from()).isEqualTo(7);

        offset = 6;
        take(KEY, json(1), START + 9);
        take(KEY, json(2), START);
        step(byHand, 2, START, START);
        offset = Rebuild.REACH + 6;
        take(KEY, json(3), START + 1);
        step(byHand, 3, START + 1, START + 1);
        take(KEY, json(4), START + 2);
        take("other", json(4), START + 3);
        assertRebuilt();
        assertThat(rebuild.now()).isEqualTo(START + 1);
    }

    private void assertRebuilt() {
        assertThat(state.write()).isEqualTo(byHand.write());
    }

    private void take(String key, String value, long timestamp) {
        rebuild.take(offset++, bytes(key), value == null ? null : bytes(value), timestamp);
    }

    private void step(KeyState state, int value, long timestamp, long now) {
        Decoded decoded = decoder.decode(bytes(KEY), bytes(json(value)), timestamp);
        predictor.step(snapshot, state, ((Decoded.Accepted) decoded).event(), now);
    }

    private static String json(int value) {
        return "{\"value\": " + value + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
