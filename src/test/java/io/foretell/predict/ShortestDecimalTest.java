package io.foretell.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.NumberOutput;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Jackson has the same algorithm by its author; it makes a string of each number. */
class ShortestDecimalTest {

    private final ShortestDecimal decimal = new ShortestDecimal();

    private String text(float value) {
        decimal.set(value);
        return decimal.toString();
    }

    private String text(double value) {
        decimal.set(value);
        return decimal.toString();
    }

    @Example
    void notation_isThatOfTheJdk() {
        assertThat(text(0f)).isEqualTo("0.0");
        assertThat(text(-0.0)).isEqualTo("-0.0");
        assertThat(text(1f)).isEqualTo("1.0");
        assertThat(text(0.3f)).isEqualTo("0.3");
        assertThat(text(0.001)).isEqualTo("0.001");
        assertThat(text(0.000999)).isEqualTo("9.99E-4");
        assertThat(text(-9_999_999f)).isEqualTo("-9999999.0");
        assertThat(text(1e7f)).isEqualTo("1.0E7");
        assertThat(text(123_400.0)).isEqualTo("123400.0");
        assertThat(text(2.5e123)).isEqualTo("2.5E123");
    }

    @Example
    void leastAndGreatest() {
        assertThat(text(Float.MIN_VALUE)).isEqualTo("1.4E-45");
        assertThat(text(Float.MAX_VALUE)).isEqualTo("3.4028235E38");
        assertThat(text(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(text(-Double.MAX_VALUE)).isEqualTo("-1.7976931348623157E308");
    }

    /** What JDK 17 has more digits for than it takes. */
    @Example
    void shortest() {
        assertThat(text(2e23)).isEqualTo("2.0E23");
        assertThat(text(1.1E-5f)).isEqualTo("1.1E-5");
    }

    @Property(tries = 20_000)
    void float_isAsJacksonHasIt(@ForAll("floats") float value) {
        assertThat(text(value)).isEqualTo(NumberOutput.toString(value, true));
        assertThat(Float.parseFloat(text(value))).isEqualTo(value);
    }

    @Property(tries = 20_000)
    void double_isAsJacksonHasIt(@ForAll("doubles") double value) {
        assertThat(text(value)).isEqualTo(NumberOutput.toString(value, true));
        assertThat(Double.parseDouble(text(value))).isEqualTo(value);
    }

    /** Of any size, short ones, and powers of two with their neighbours. */
    @Provide
    Arbitrary<Float> floats() {
        Arbitrary<Float> powers = Arbitraries.integers().between(-149, 127).map(power -> Math.scalb(1f, power));
        return Arbitraries.oneOf(
                        Arbitraries.integers().map(Float::intBitsToFloat),
                        Arbitraries.integers().between(-99_999, 99_999).map(hundredths -> hundredths / 100f),
                        powers, powers.map(Math::nextUp), powers.map(Math::nextDown))
                .filter(Float::isFinite);
    }

    @Provide
    Arbitrary<Double> doubles() {
        Arbitrary<Double> powers = Arbitraries.integers().between(-1074, 1023).map(power -> Math.scalb(1.0, power));
        return Arbitraries.oneOf(
                        Arbitraries.longs().map(Double::longBitsToDouble),
                        Arbitraries.integers().between(-99_999, 99_999).map(hundredths -> hundredths / 100.0),
                        powers, powers.map(Math::nextUp), powers.map(Math::nextDown))
                .filter(Double::isFinite);
    }

    @Property
    void put_changesNothingBeyondItsRoom(@ForAll("doubles") double value) {
        byte[] bytes = new byte[ShortestDecimal.ROOM + 2];
        decimal.set(value);

        int length = decimal.put(bytes, 1);

        assertThat(length).isLessThanOrEqualTo(24);
        assertThat(bytes[0]).isZero();
        assertThat(bytes[ShortestDecimal.ROOM + 1]).isZero();
    }

    @Example
    void notFinite_isRefused() {
        assertThatThrownBy(() -> decimal.set(Float.NaN)).hasMessage("number: found=NaN, allowed: finite");
        assertThatThrownBy(() -> decimal.set(Double.NEGATIVE_INFINITY))
                .hasMessage("number: found=-Infinity, allowed: finite");
    }
}
