package io.foretell.topology;

import io.foretell.spec.Input;
import io.foretell.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/** Every topic, group and store that one spec's {@code name} stands for. The name is the only thing they share. */
public record Names(String name, String events, Input.Key key) {

    static final String STATES = "states"; // key ➜ KeyState
    static final String BOOKMARKS = "bookmarks"; // how far the events are read
    static final String HISTORY = "history"; // (key, segment) ➜ 16 events and the state before them
    static final String LEARNER = "learner"; // what a learner needs to go on after a restart, and its bookmark
    static final String MERGE = "merge"; // what the merge needs, parts of updates under way, versions, its bookmark
    static final String WEIGHTS = "weights";
    static final String BY_KEY = "events-by-key";

    public static Names of(Spec spec) {
        return new Names(spec.name(), spec.input().topic(), spec.input().key());
    }

    public String predictions() {
        return name + "-predictions";
    }

    public String deadLetters() {
        return name + "-dead-letters";
    }

    public String weights() {
        return name + "-weights";
    }

    public String updates() {
        return name + "-updates";
    }

    /** {@code application.id} and consumer group of the predictor. */
    public String predictor() {
        return name + "-predictor";
    }

    /** {@code application.id} and consumer group of the trainer. */
    public String trainer() {
        return name + "-trainer";
    }

    /** What the predictor's events come from in the end: the user's topic, or the one that they are repartitioned to. */
    String keyedEvents() {
        return key instanceof Input.Key.OfField ? predictor() + "-" + BY_KEY + "-repartition" : events;
    }

    /**
     * Every topic of ours that exists once both applications have run: those above and what Streams keeps for itself.
     */
    public List<String> all() {
        List<String> all = new ArrayList<>(List.of(predictions(), deadLetters(), weights(), updates()));
        for (String store : List.of(STATES, BOOKMARKS)) {
            all.add(predictor() + "-" + store + "-changelog");
        }
        for (String store : List.of(HISTORY, LEARNER, MERGE)) {
            all.add(trainer() + "-" + store + "-changelog");
        }
        if (key instanceof Input.Key.OfField) {
            all.add(keyedEvents());
            all.add(trainer() + "-" + BY_KEY + "-repartition");
        }
        return List.copyOf(all);
    }
}
