package io.foretell.faults;

import static org.awaitility.Awaitility.await;

import io.foretell.faults.Collected.Arrival;
import io.foretell.faults.Collected.Pace;
import io.foretell.snapshot.Blueprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One plan carried out: two predictors and a trainer under steady load, faults, a drain, and the same again from
 * restored states; then everything that was written is compared with the oracle's.
 */
final class FaultRun implements AutoCloseable {

    private static final int WARM_UP = 30; // seconds
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration DRAIN = Duration.ofMinutes(3);

    private final Plan plan;
    private final Fault fault;
    private final Site site;
    private final Admin admin;
    private final Traffic traffic;
    private final Replay replay;
    private final Map<String, Collected> collected = new HashMap<>();
    private final List<Long> strikes = new ArrayList<>(); // epoch millis
    private long from; // epoch millis: latency counts of events since then
    private long to;

    private FaultRun(Plan plan, Fault fault, Site site) {
        this.plan = plan;
        this.fault = fault;
        this.site = site;
        admin = Admin.create(Map.of("bootstrap.servers", site.servers()));
        replay = new Replay(new Oracle(Blueprint.of(site.spec()), fault::damages));
        traffic = Traffic.start(site.servers(), site.spec().input().topic(), plan.rate(), plan.seed());
    }

    /** @param folder for all files; must be empty */
    static FaultRun start(Plan plan, Path folder) throws IOException, ExecutionException, InterruptedException {
        Fault fault = plan.scenario().fault();
        try {
            fault.open(folder);
            return new FaultRun(plan, fault, Site.open(folder, plan, fault));
        } catch (IOException | RuntimeException | ExecutionException | InterruptedException e) {
            fault.close();
            throw e;
        }
    }

    Verdict carryOut() throws IOException, ExecutionException, InterruptedException {
        collect();
        for (Member member : site.members()) {
            member.start();
        }
        catchUp();
        Scene scene = new Scene(site, traffic, new Random(plan.seed()), this::catchUp);
        fault.prepare(scene);
        from = System.currentTimeMillis();
        strike(scene);
        to = System.currentTimeMillis();
        drain();
        restore();
        for (Member member : site.members()) {
            member.leave();
        }
        for (Collected one : collected.values()) {
            await("readers").atMost(DRAIN).until(() -> one.atEnd(admin));
        }
        return verdict();
    }

    /**
     * Until there are predictions of so many seconds as there will be faults, {@value #WARM_UP} at most: five JVMs that
     * compile their code at once are another matter than one that was killed. And no more events are without one than
     * of the last second.
     */
    private void catchUp() {
        int seconds = Math.min(plan.faults(), WARM_UP);
        await("predictions").atMost(START).until(() -> {
            site.supervise();
            return predictions().count() > seconds * plan.rate() && open() < plan.rate();
        });
    }

    private void collect() {
        String servers = site.servers();
        String states = site.names().predictor() + "-states-changelog";
        String learners = site.names().trainer() + "-learner-changelog";
        String merges = site.names().trainer() + "-merge-changelog";
        collected.put("events", Collected.handed(servers, site.spec().input().topic(), Pace.UNHURRIED, replay::event));
        collected.put("predictions",
                Collected.handed(servers, site.names().predictions(), Pace.AT_ONCE, replay::prediction));
        collected.put("written", Collected.counted(servers, site.names().predictions()));
        collected.put("letters",
                Collected.handed(servers, site.names().deadLetters(), Pace.UNHURRIED, replay::deadLetter));
        collected.put("weights", Collected.handed(servers, site.names().weights(), Pace.UNHURRIED, replay::weights));
        collected.put("states", Collected.latest(servers, states));
        collected.put("updates", Collected.committed(servers, site.names().updates()));
        collected.put("learners", Collected.committed(servers, learners, Learning.STATE));
        collected.put("merges", Collected.committed(servers, merges, Learning.STATE));
    }

    private Collected predictions() {
        return collected.get("predictions");
    }

    private void strike(Scene scene) throws IOException, InterruptedException {
        for (int i = 0; i < plan.faults(); i++) {
            double share = 0.75 + 0.5 * scene.random().nextDouble();
            long next = System.nanoTime() + (long) (plan.scenario().apart().toNanos() * share);
            fault.settle(scene);
            strikes.add(System.currentTimeMillis());
            fault.strike(scene);
            while (System.nanoTime() < next) {
                Thread.sleep(50);
                site.supervise();
            }
        }
    }

    private void drain() throws IOException, InterruptedException {
        traffic.stop();
        for (Member member : site.members()) {
            if (!member.runs()) {
                member.start();
            }
        }
        awaitAnswers();
    }

    /** One prediction or one dead letter of each record. */
    private void awaitAnswers() {
        await("answers").atMost(DRAIN).pollInterval(Duration.ofMillis(100)).until(() -> {
            site.supervise();
            return collected.get("events").atEnd(admin) && open() <= 0;
        });
    }

    /** Records without an answer yet. */
    private int open() {
        return collected.get("events").count() - predictions().count() - collected.get("letters").count();
    }

    /** One more prediction of every key, from states that a predictor without any has restored. */
    private void restore() throws IOException {
        for (Member member : site.predictors()) {
            member.leave();
        }
        for (Member member : site.predictors()) {
            Site.empty(site.state(member));
        }
        site.predictors().get(0).start();
        traffic.everyKeyOnceMore();
        awaitAnswers();
    }

    private Verdict verdict() throws IOException, ExecutionException, InterruptedException {
        Replay.Outcome outcome = replay.end();
        Comparison comparison = outcome.comparison();
        Oracle oracle = outcome.oracle();
        long wrongStates = comparison.states(collected.get("states").arrivals());
        Learning.Findings learning = learning(oracle);
        List<String> unmet = unmet(oracle);
        unmet.addAll(learning.unmet());
        List<String> notes = new ArrayList<>(fault.notes());
        notes.add(learning.note() + ", on it went after " + learnedAfter() + " of the faults before the next one");
        List<Answer> answers = underFaults(outcome.answers());
        int out = predictions().count();
        return new Verdict(
                collected.get("events").count(), out, comparison.lost(), comparison.twice(), comparison.wrong(),
                comparison.reordered(), collected.get("letters").count(), comparison.wrongLetters(), wrongStates,
                collected.get("written").count() - out, oracle.newest(), gaveUp(), unmet, notes,
                Stalls.of(answers, strikes), Latency.of(answers));
    }

    private Learning.Findings learning(Oracle oracle) throws ExecutionException, InterruptedException {
        Learning learning = new Learning(Blueprint.of(site.spec()));
        learning.updates(collected.get("updates").arrivals(), committed(site.names().updates()));
        learning.learners(collected.get("learners").arrivals());
        learning.merges(collected.get("merges").arrivals());
        learning.versions(oracle.published());
        return learning.findings();
    }

    /** How many faults an optimizer's state was committed after, before the next fault. */
    private long learnedAfter() {
        List<Long> learned = collected.get("learners").arrivals().stream().map(Arrival::millis).toList();
        return IntStream.range(0, strikes.size())
                .filter(i -> learned.stream().anyMatch(millis -> millis >= strikes.get(i)
                        && (i == strikes.size() - 1 || millis < strikes.get(i + 1))))
                .count();
    }

    /** Offset up to which the trainer has committed to have read a topic of one partition. */
    private long committed(String topic) throws ExecutionException, InterruptedException {
        TopicPartition only = new TopicPartition(topic, 0);
        return Optional.ofNullable(admin.listConsumerGroupOffsets(site.names().trainer())
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(only))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }

    private List<String> unmet(Oracle oracle) throws IOException {
        List<String> unmet = new ArrayList<>(fault.unmet());
        oracle.unseen().forEach(damage -> unmet.add("nothing came after " + damage));
        if (oracle.skipped() != 0) {
            unmet.add("versions that were skipped: " + oracle.skipped());
        }
        List<String> traces = site.printed().lines().filter(line -> line.matches("\\s+at [\\w.$/]+\\(.*")).toList();
        if (!traces.isEmpty()) {
            unmet.add("no stack traces, but " + traces.size() + " lines of them:" + traces.get(0));
        }
        return unmet;
    }

    private long gaveUp() {
        return site.members().stream().mapToInt(Member::gaveUp).sum();
    }

    /** Those of the events of the time of the faults. */
    private List<Answer> underFaults(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.asked() >= from && answer.asked() < to).toList();
    }

    /** What the processes printed. */
    String printed() throws IOException {
        return site.printed();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        traffic.close();
        for (Collected one : collected.values()) {
            one.close();
        }
        replay.close();
        admin.close(Duration.ZERO);
        site.close();
        fault.close();
    }
}
