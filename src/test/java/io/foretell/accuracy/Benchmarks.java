package io.foretell.accuracy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The benchmarks, and the figures of others. */
final class Benchmarks {

    private static final String CUI = "Cui, Ahmad and Hawkins, Neural Computation 28(11), 2016";

    private Benchmarks() {}

    static List<Benchmark> all() {
        return List.of(taxi(), highOrder(), students(), anomalies());
    }

    static Benchmark taxi() {
        return new ReplayBenchmark("taxi", List.of("taxi/events.csv.gz"), 5, TaxiScoring::new, List.of(
                ofTaxi("LSTM, online", true, 0.1009, 0.3346),
                ofTaxi("LSTM, retrained weekly on 1,000 rows", true, 0.0988, 0.3450),
                ofTaxi("LSTM, retrained weekly on 3,000 rows", true, 0.0879, 0.2972),
                ofTaxi("LSTM, retrained weekly on 6,000 rows", true, 0.0819, 0.2731),
                ofTaxi("ARIMA", false, 0.2800, 0.6003),
                ofTaxi("HTM", false, 0.0785, 0.2756),
                ofTaxi("k nearest neighbours", false, 0.0709, 0.2600)));
    }

    private static Published ofTaxi(String forecaster, boolean lstm, double mape, double nrmse) {
        return new Published(forecaster, lstm, figures(List.of("mape", "nrmse"), mape, nrmse), CUI);
    }

    static Benchmark highOrder() {
        List<String> files = List.of(
                "highorder/events-1.csv.gz", "highorder/events-2.csv.gz", "highorder/events-3.csv.gz");
        return new ReplayBenchmark("highorder", files, 1, HighOrderScoring::new, List.of(
                ofLetters("LSTM, online", true, 0.895, 0.879, 4_540, 3_275),
                ofLetters("LSTM, retrained on 1,000 elements", true, 0.735, 0.725, 1_989, 2_466),
                ofLetters("LSTM, retrained on 9,000 elements", true, 0.986, 0.976, 3_959, 8_864),
                ofLetters("HTM", false, 1, 1, 7_010, 2_935),
                ofLetters("TDNN", false, 1, 1, 2_766, 3_917)));
    }

    private static Published ofLetters(
            String forecaster, boolean lstm, double before, double after, double elements, double elementsAfter) {
        List<String> measures = List.of("top1Before", "top1After", "paperElementsBefore", "paperElementsAfter");
        return new Published(forecaster, lstm, figures(measures, before, after, elements, elementsAfter), CUI);
    }

    static Benchmark students() {
        return new ReplayBenchmark("students", List.of("students/events.csv.gz"), 3, StudentsScoring::new, List.of(
                ofStudents("LSTM, several epochs offline", true, 0.731),
                ofStudents("logistic regression on counts (PFA+)", false, 0.712),
                ofStudents("skill means", false, 0.645)));
    }

    private static Published ofStudents(String forecaster, boolean lstm, double auc) {
        String source = lstm ? "the highest of four papers on the same data, .727 to .731" : "on the same split";
        return new Published(forecaster, lstm, figures(List.of("auc"), auc), source);
    }

    static Benchmark anomalies() {
        return new AnomalyBenchmark(3, List.of(
                ofAnomalies("ARTime", 74.9),
                ofAnomalies("Numenta HTM", 70.5),
                ofAnomalies("CAD OSE", 69.9),
                ofAnomalies("KNN CAD", 58.0),
                ofAnomalies("RCF", 51.7),
                ofAnomalies("random", 11.0)));
    }

    private static Published ofAnomalies(String detector, double score) {
        return new Published(detector, false, figures(List.of("standard"), score), "NAB's scoreboard");
    }

    private static Map<String, Double> figures(List<String> measures, double... values) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            figures.put(measures.get(i), values[i]);
        }
        return figures;
    }
}
