package io.foretell.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    private static final String TAXI = "area,time,value,scored\n"
            + "nyc,2014-07-01 00:00:00,10844,0\n"
            + "nyc,2014-07-01 00:30:00,8127,1\n";

    @TempDir
    private Path folder;

    @Test
    void csv_becomesJsonObjectsOfStrings() throws IOException {
        List<EventFile.Row> rows = read("taxi.csv", TAXI, Optional.of("scored"));
        assertThat(values(rows)).containsExactly(
                "{\"area\":\"nyc\",\"time\":\"2014-07-01 00:00:00\",\"value\":\"10844\"}",
                "{\"area\":\"nyc\",\"time\":\"2014-07-01 00:30:00\",\"value\":\"8127\"}");
        assertThat(rows).extracting(EventFile.Row::scored).containsExactly(false, true);
        assertThat(rows).extracting(EventFile.Row::line).containsExactly(2L, 3L);
        assertThat(keys(rows)).containsExactly("nyc", "nyc");
    }

    @Test
    void csvWithoutHiddenColumn_keepsAllAndScoresAll() throws IOException {
        List<EventFile.Row> rows = read("taxi.csv", TAXI, Optional.empty());
        assertThat(values(rows).get(0)).contains("\"scored\":\"0\"");
        assertThat(rows).allMatch(EventFile.Row::scored);
    }

    @Test
    void gzip_isKnownByItsBytes() throws IOException {
        byte[] zipped = gzip(TAXI);
        for (String name : List.of("taxi.csv.gz", "taxi.csv")) {
            assertThat(read(name, zipped, Optional.empty())).hasSize(2);
        }
        assertThat(read("plain.csv.gz", TAXI, Optional.empty())).hasSize(2);
    }

    @Test
    void keyColumn_isDollarKeyThenKeyThenTheFirst() throws IOException {
        assertThat(keys(read("a.csv", "x,key,$key\n1,2,3\n", Optional.empty()))).containsExactly("3");
        assertThat(keys(read("b.csv", "x,key\n1,2\n", Optional.empty()))).containsExactly("2");
        assertThat(keys(read("c.csv", "x,y\n1,2\n", Optional.empty()))).containsExactly("1");
        assertThat(keys(read("d.csv", "scored,y\n1,2\n", Optional.of("scored")))).containsExactly("2");
        String allThree = "{\"x\":1,\"key\":2.0,\"$key\":\"3\"}\n";
        assertThat(keys(read("a.jsonl", allThree, Optional.empty()))).containsExactly("3");
        assertThat(keys(read("b.jsonl", "{\"x\":1,\"key\":2.0}\n", Optional.empty()))).containsExactly("2");
        assertThat(keys(read("c.jsonl", "{\"x\":\"é\",\"y\":2}", Optional.empty()))).containsExactly("é");
    }

    @Test
    void quotedCells_areRead() throws IOException {
        String csv = "\uFEFFname,\"text\"\r\n\"a,b\",\"say \"\"hi\"\"\"\r\n\r\nc,\"two\nlines\"\r\nd,\n";
        List<EventFile.Row> rows = read("q.csv", csv, Optional.empty());
        assertThat(values(rows)).containsExactly(
                "{\"name\":\"a,b\",\"text\":\"say \\\"hi\\\"\"}",
                "{\"name\":\"c\",\"text\":\"two\\nlines\"}",
                "{\"name\":\"d\",\"text\":\"\"}");
        assertThat(rows).extracting(EventFile.Row::line).containsExactly(2L, 5L, 6L);
    }

    @Test
    void malformedRow_becomesARejectAndStopsNothing() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.writeBytes("key,value\nk,1\nk\nk,1,2\nk,\"1\"x\n".getBytes(StandardCharsets.UTF_8));
        csv.writeBytes(new byte[] {'k', ',', (byte) 0xff, '\n'});
        csv.writeBytes(("k," + "1".repeat(3_000_000) + "\nk,5\nk,\"6\n").getBytes(StandardCharsets.UTF_8));
        EventDecoder decoder = new EventDecoder(Specs.of(Specs.NUMBER));
        List<EventFile.Row> rows = read("bad.csv", csv.toByteArray(), Optional.empty());
        assertThat(rows).hasSize(8);
        assertThat(rows.stream().map(row -> decoder.decode(row.key(), row.value(), 0) instanceof Decoded.Accepted))
                .containsExactly(true, false, false, false, false, false, true, false);
    }

    @Test
    void jsonLines_loseTheHiddenFieldAndNothingElse() throws IOException {
        String lines = "{\"key\":\"k\",\"value\":1.10,\"scored\":true,\"deep\":{\"scored\":[1]}}\n"
                + "\n{\"key\":\"k\",\"value\":2}\r\n{\"scored\":{\"a\":1},\"key\":\"k\"}";
        List<EventFile.Row> rows = read("e.jsonl", lines, Optional.of("scored"));
        assertThat(values(rows)).containsExactly(
                "{\"key\":\"k\",\"value\":1.10,\"deep\":{\"scored\":[1]}}",
                "{\"key\":\"k\",\"value\":2}",
                "{\"key\":\"k\"}");
        assertThat(rows).extracting(EventFile.Row::scored).containsExactly(true, false, false);
        assertThat(rows).extracting(EventFile.Row::line).containsExactly(1L, 3L, 4L);
    }

    @Test
    void malformedLine_isPassedOnAsItIs() throws IOException {
        List<EventFile.Row> rows =
                read("m.jsonl", "{\"key\":\n[1]\nx\n{} {}\n{\"key\":1}\n", Optional.empty());
        assertThat(values(rows)).containsExactly("{\"key\":", "[1]", "x", "{} {}", "{\"key\":1}");
        assertThat(rows.subList(0, 4)).allMatch(row -> row.key() == null);
    }

    @Test
    void progress_reachesTheSize() throws IOException {
        Path path = Files.write(folder.resolve("p.csv.gz"), gzip(TAXI.repeat(1000)));
        try (EventFile file = EventFile.open(path, Optional.empty())) {
            assertThat(file.size()).isEqualTo(Files.size(path));
            file.forEachRemaining(row -> {});
            assertThat(file.bytesRead()).isEqualTo(file.size());
        }
    }

    @Test
    void unusableFile_isNamedInTheMessage() {
        assertThatThrownBy(() -> EventFile.open(folder.resolve("none.csv"), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.csv does not exist");
        assertThatThrownBy(() -> EventFile.open(folder, Optional.empty())).hasMessageContaining("is no file");
        assertThatThrownBy(() -> read("x.parquet", "PAR1", Optional.empty())).hasMessageContaining("allowed: ");
        assertThatThrownBy(() -> read("e.csv", "", Optional.empty())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("e.jsonl", "\n", Optional.empty())).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("t.csv", "a,b,a\n", Optional.empty())).hasMessageContaining("twice");
    }

    @Test
    void missingHiddenColumn_isReportedWithThoseFound() {
        assertThatThrownBy(() -> read("h.csv", TAXI, Optional.of("score")))
                .hasMessageContaining("has no column score; found: [area, time, value, scored]");
        assertThatThrownBy(() -> read("h.jsonl", "{\"b\":1,\"a\":2}", Optional.of("score")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("has no field score in any line; found: [a, b]");
    }

    @Test
    void truncatedGzip_isReportedWithItsLine() throws IOException {
        byte[] whole = gzip(TAXI.repeat(5000));
        assertThatThrownBy(() -> read("cut.csv.gz", Arrays.copyOf(whole, whole.length / 2), Optional.empty()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is damaged after line=");
    }

    private List<EventFile.Row> read(String name, String text, Optional<String> hidden) throws IOException {
        return read(name, text.getBytes(StandardCharsets.UTF_8), hidden);
    }

    private List<EventFile.Row> read(String name, byte[] bytes, Optional<String> hidden) throws IOException {
        List<EventFile.Row> rows = new ArrayList<>();
        try (EventFile file = EventFile.open(Files.write(folder.resolve(name), bytes), hidden)) {
            file.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<String> values(List<EventFile.Row> rows) {
        return rows.stream().map(row -> new String(row.value(), StandardCharsets.UTF_8)).toList();
    }

    private static List<String> keys(List<EventFile.Row> rows) {
        return rows.stream().map(row -> new String(row.key(), StandardCharsets.UTF_8)).toList();
    }
}
