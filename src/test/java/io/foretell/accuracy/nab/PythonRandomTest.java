package io.foretell.accuracy.nab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonRandomTest {

    /** {@code random.seed(42); [random.random() for _ in range(1000)]}, the first three and the last. */
    @Test
    void draws_arePythons() {
        PythonRandom random = new PythonRandom(42);
        assertThat(random.draw()).isEqualTo(0.6394267984578837);
        assertThat(random.draw()).isEqualTo(0.025010755222666936);
        assertThat(random.draw()).isEqualTo(0.27502931836911926);
        double last = 0;
        for (int i = 3; i < 1000; i++) {
            last = random.draw();
        }
        assertThat(last).isEqualTo(0.8554501933059546);
    }
}
