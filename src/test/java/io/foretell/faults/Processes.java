package io.foretell.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** Faults that take nothing but signals. */
final class Processes {

    private Processes() {}

    static void killPredictor(Scene scene) throws IOException {
        restart(scene.eitherPredictor());
    }

    static void pausePredictor(Scene scene) throws IOException, InterruptedException {
        pause(scene, scene.eitherPredictor());
    }

    /** For longer than the session timeout. */
    static void pause(Scene scene, Member member) throws IOException, InterruptedException {
        member.pause();
        Thread.sleep(Site.SESSION_TIMEOUT.plusMillis(500 + scene.random().nextInt(3000)).toMillis());
        member.resume();
    }

    /** The broker, a predictor, or both. */
    static void killBrokerOrPredictor(Scene scene) throws IOException {
        int which = scene.random().nextInt(3);
        Member broker = scene.site().brokers().get(0);
        if (which != 1) {
            broker.kill();
        }
        if (which != 0) {
            restart(scene.eitherPredictor());
        }
        if (which != 1) {
            broker.start();
        }
    }

    static void killBroker(Scene scene) throws IOException {
        restart(scene.site().brokers().get(0));
    }

    static void killTrainer(Scene scene) throws IOException {
        restart(scene.site().trainer());
    }

    static void killAndForget(Scene scene) throws IOException {
        forget(scene, scene.eitherPredictor());
    }

    /** Kills it, and starts it without its local states. */
    static void forget(Scene scene, Member member) throws IOException {
        member.kill();
        Site.empty(scene.site().state(member));
        member.start();
    }

    static void restart(Member member) throws IOException {
        member.kill();
        member.start();
    }

    /** Either of two predictors when both have their tasks and nothing waits: what one kill alone costs. */
    record KillOfSettled() implements Fault {

        private static final Duration PATIENCE = Duration.ofMinutes(2);

        @Override
        public void settle(Scene scene) {
            for (Member member : scene.site().predictors()) {
                await(member.name()).atMost(PATIENCE).until(() -> member.lastPrinted().contains("predictor running"));
            }
            scene.awaitAnswers();
        }

        @Override
        public void strike(Scene scene) throws IOException {
            killPredictor(scene);
        }
    }

    /** Predictors join and leave, one at a time, without one there or with three. */
    record Storm() implements Fault {

        @Override
        public int predictors() {
            return 3;
        }

        @Override
        public void strike(Scene scene) throws IOException {
            Member member = scene.site().predictors().get(scene.random().nextInt(predictors()));
            if (member.runs()) {
                member.leave();
            } else {
                member.start();
            }
        }
    }

    /** One of three brokers at a time; it is back before the next one goes, but perhaps not in step yet. */
    record BrokerOfThree() implements Fault {

        @Override
        public int brokers() {
            return 3;
        }

        @Override
        public void strike(Scene scene) throws IOException, InterruptedException {
            Random random = scene.random();
            Member broker = scene.site().brokers().get(random.nextInt(brokers()));
            broker.kill();
            Thread.sleep(random.nextInt(3000)); // so that another one leads, or that none had the time to
            broker.start();
        }
    }
}
