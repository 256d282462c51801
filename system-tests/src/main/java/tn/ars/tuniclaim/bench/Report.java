package tn.ars.tuniclaim.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark found: what was measured in a table, then figures by name, those with an aim judged. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String benchmark;
    private final boolean quick;
    private final List<String> columns;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> groups = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> judged = new ArrayList<>();
    private boolean allReached = true;

    /** @param columns of the table, the first of words and the others of numbers; none: no table */
    Report(String benchmark, boolean quick, String... columns) {
        this.benchmark = benchmark;
        this.quick = quick;
        this.columns = List.of(columns);
    }

    /** Told at once as well: a long benchmark may be stopped before its end. */
    void line(String... cells) {
        var line = "| " + String.join(" | ", cells) + " |";
        lines.add(line);
        System.err.println(line);
    }

    /** A figure without an aim. */
    void figure(String name, double value, String meaning) {
        put(name, value);
        judged.add("| `%s` | %s | | | %s |".formatted(name, text(value), meaning));
    }

    void atLeast(String name, double value, double aim, String meaning) {
        judge(name, value, "≥ " + text(aim), value >= aim, meaning);
    }

    void atMost(String name, double value, double aim, String meaning) {
        judge(name, value, "≤ " + text(aim), value <= aim, meaning);
    }

    void between(String name, double value, double least, double most, String meaning) {
        judge(name, value, text(least) + " to " + text(most), value >= least && value <= most, meaning);
    }

    void exactly(String name, long value, long aim, String meaning) {
        judge(name, (double) value, text((double) aim), value == aim, meaning);
    }

    private void judge(String name, double value, String aim, boolean reached, String meaning) {
        put(name, value);
        allReached &= reached;
        judged.add(
                "| `%s` | %s | %s | %s | %s |".formatted(name, text(value), aim, reached ? "yes" : "**no**", meaning));
    }

    /** A name with a dot is a figure of a group. */
    private void put(String name, double value) {
        var dot = name.indexOf('.');
        if (dot < 0) {
            figures.put(name, number(value));
        } else {
            groups.computeIfAbsent(name.substring(0, dot), this::group).put(name.substring(dot + 1), number(value));
        }
    }

    private Map<String, Object> group(String name) {
        var group = new LinkedHashMap<String, Object>();
        figures.put(name, group);
        return group;
    }

    private static Object number(double value) {
        return value == Math.rint(value) ? (Object) (long) value : (Object) (Math.round(value * 1000) / 1000.0);
    }

    private static String text(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Prints Markdown, and writes the figures into the folder. False when an aim was missed. */
    boolean publish(PrintWriter out, Path folder) {
        out.println(Machine.words());
        out.println();
        if (!columns.isEmpty()) {
            out.println("| " + String.join(" | ", columns) + " |");
            out.println("|---|" + "---:|".repeat(columns.size() - 1));
            lines.forEach(out::println);
            out.println();
        }
        out.println("| figure | found | aim | reached | meaning |");
        out.println("|---|---:|---:|---|---|");
        judged.forEach(out::println);
        out.flush();
        write(folder.resolve(benchmark + ".json"));
        return allReached;
    }

    private void write(Path file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("benchmark", benchmark);
        json.put("quick", quick);
        json.put("machine", Machine.words());
        json.put("reached", allReached);
        json.putAll(figures);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(json) + System.lineSeparator());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
