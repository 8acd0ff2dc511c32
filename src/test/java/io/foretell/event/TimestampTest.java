package io.foretell.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2014-07-01T00:30:00Z, 2014-07-01T00:30:00Z",
        "2014-07-01 00:30:00, 2014-07-01T00:30:00Z",
        "2014-07-01T00:30, 2014-07-01T00:30:00Z",
        "2014-07-01, 2014-07-01T00:00:00Z",
        "2014-07-01T02:30:00+02:00, 2014-07-01T00:30:00Z",
        "2014-07-01T02:30:00+0200, 2014-07-01T00:30:00Z",
        "2014-07-01T02:30:00+02, 2014-07-01T00:30:00Z",
        "2014-06-30T19:00:00-05:30, 2014-07-01T00:30:00Z",
        "2014-07-01T00:30:00.5Z, 2014-07-01T00:30:00.500Z",
        "2014-07-01 00:30:00.123456789, 2014-07-01T00:30:00.123Z",
        "'2014-07-01T00:30:00,25', 2014-07-01T00:30:00.250Z",
        "2016-02-29, 2016-02-29T00:00:00Z",
        "1404174600000, 2014-07-01T00:30:00Z",
        "1.4041746e12, 2014-07-01T00:30:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "1970-01-01, 1970-01-01T00:00:00Z"
    })
    void knownForm_isRead(String text, Instant time) {
        assertThat(Timestamp.parse(text)).hasValue(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "soon", "-1", "253402300800000", "1e400", "NaN", "2014-02-29", "2014-13-01", "2014-00-01", "2014-7-1",
        "2014-07-01T", "2014-07-01T24:00:00Z", "2014-07-01T00:60", "2014-07-01T00:00:00.", "2014-07-01T00:00:00Zx",
        "2014-07-01T00:00:00+", "2014-07-01T00:00:00+19:00", "2014-07-01X00:00", "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00+01:00", "2014-07-01T00:00:00[Europe/Paris]", "12014-07-01", "٢٠١٤-07-01"
    })
    void otherText_isNoTime(String text) {
        assertThat(Timestamp.parse(text)).isEmpty();
    }

    @Property
    void everyInstantInRange_isReadBack(@ForAll @LongRange(min = 0, max = Limits.LAST_TIME) long millis) {
        assertThat(Timestamp.parse(Instant.ofEpochMilli(millis).toString())).hasValue(millis);
        assertThat(Timestamp.parse(Long.toString(millis))).hasValue(millis);
    }
}
