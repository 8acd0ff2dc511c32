package io.foretell.spec;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One {@code foretell.yaml}, read and validated: what to read, what to predict, how to learn.
 *
 * @param name        the application's name; every topic of ours starts with it
 * @param seed        fixes version 0 of the model and every random choice in training
 * @param features    what x(t) is made of, in the file's order; never empty
 * @param forgetAfter a key idle for longer loses its state
 * @param trust       whose weights are believed
 * @param kafka       client, Streams and security settings, passed through as they are
 * @param secrets     names of those Kafka settings whose values must never be shown: those that sound like a password
 *                    and those that came from the environment
 */
public record Spec(
        String name,
        long seed,
        Input input,
        List<Feature> features,
        Target target,
        LstmSize lstm,
        Training training,
        Guarantee guarantee,
        Duration forgetAfter,
        Trust trust,
        Map<String, String> kafka,
        Set<String> secrets) {

    public Spec {
        features = List.copyOf(features);
        kafka = Map.copyOf(kafka);
        Set<String> all = new HashSet<>(secrets);
        all.addAll(Secrets.among(kafka.keySet()));
        secrets = Set.copyOf(all);
    }

    /** Without signatures, and without Kafka settings from the environment. */
    public Spec(
            String name,
            long seed,
            Input input,
            List<Feature> features,
            Target target,
            LstmSize lstm,
            Training training,
            Guarantee guarantee,
            Duration forgetAfter,
            Map<String, String> kafka) {
        this(name, seed, input, features, target, lstm, training, guarantee, forgetAfter, Trust.ANYBODY, kafka,
                Set.of());
    }

    /** The same with another seed. */
    public Spec withSeed(long other) {
        return new Spec(
                name, other, input, features, target, lstm, training, guarantee, forgetAfter, trust, kafka, secrets);
    }

    @Override
    public String toString() {
        return "Spec[name=" + name + "]"; // the Kafka settings may hold secrets
    }
}
