package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.simulator.dataset.Dataset;
import tn.ars.tuniclaim.simulator.dataset.Step;
import tn.ars.tuniclaim.simulator.form.BadField;
import tn.ars.tuniclaim.simulator.form.Form;
import tn.ars.tuniclaim.simulator.ledger.Expected;
import tn.ars.tuniclaim.simulator.ledger.Query;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The admin API: rearranges the stage and tells what happened on it. */
final class AdminHandler extends Handler.Abstract {

    static final String ROOT = "_simulator";

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 10_000;

    private final Stage stage;
    private final Gate gate;
    private final byte[] help;

    AdminHandler(Stage stage, Gate gate) {
        this.stage = stage;
        this.gate = gate;
        try (InputStream text = AdminHandler.class.getResourceAsStream("help.txt")) {
            if (text == null) {
                throw new IllegalStateException("help.txt is missing");
            }
            this.help = text.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var exchange = new Exchange(request, response, callback);
        var path = exchange.path();
        if (path.isEmpty() || !path.getFirst().equals(ROOT)) {
            exchange.problem(404, "Not Found", "the admin API is under /" + ROOT + "/", null);
            return true;
        }
        try {
            answer(exchange, path.subList(1, path.size()));
        } catch (BadField wrong) {
            exchange.problem(400, "Bad Request", wrong.reason(), wrong.field());
        } catch (JacksonException unreadable) {
            exchange.problem(400, "Bad Request", "the body is not JSON", "");
        }
        return true;
    }

    private void answer(Exchange exchange, List<String> path) throws IOException {
        switch (exchange.method() + " " + String.join("/", path)) {
            case "GET " -> exchange.answer(200, "text/plain;charset=utf-8", help, () -> {});
            case "GET dataset" -> exchange.answer(200, dataset());
            case "PUT dataset" -> {
                var changed = stage.dataset().get().settings().changedBy(form(exchange));
                stage.dataset().set(Dataset.of(changed));
                exchange.answer(200, dataset());
            }
            case "POST dataset/advance" -> {
                var step = Step.read(form(exchange));
                stage.dataset().updateAndGet(dataset -> dataset.after(step));
                exchange.answer(200, dataset());
            }
            case "GET faults" -> exchange.answer(200, stage.faults().asJson());
            case "PUT faults" -> {
                stage.faults().replaceAll(json(exchange));
                faultsChanged(exchange, 200);
            }
            case "POST faults" -> {
                stage.faults().add(json(exchange));
                faultsChanged(exchange, 201);
            }
            case "DELETE faults" -> {
                stage.faults().clear();
                faultsChanged(exchange, 200);
            }
            case "GET ledger" -> exchange.answer(200, page(exchange));
            case "DELETE ledger" -> {
                stage.ledger().clear();
                exchange.answer(200, verdict());
            }
            case "GET ledger/verdict" -> exchange.answer(200, verdict());
            case "POST ledger/expected" -> exchange.answer(200, expect(exchange));
            case "GET stats" ->
                exchange.answer(200, Exchange.JSON.valueToTree(stage.stats().snapshot()));
            case "DELETE stats" -> {
                stage.stats().clear();
                exchange.answer(200, Exchange.JSON.createObjectNode());
            }
            default -> answerNumbered(exchange, path);
        }
    }

    private void answerNumbered(Exchange exchange, List<String> path) {
        var last = path.isEmpty() ? "" : path.getLast();
        switch (exchange.method() + " " + String.join("/", path.subList(0, Math.max(0, path.size() - 1)))) {
            case "GET dataset/bordereaux" -> bordereau(exchange, number("index", last));
            case "DELETE faults" -> {
                if (stage.faults().remove(number("id", last))) {
                    faultsChanged(exchange, 200);
                } else {
                    exchange.problem(404, "Not Found", "no fault has this id", "id");
                }
            }
            default -> exchange.problem(404, "Not Found", "see GET /" + ROOT + "/ for the calls there are", null);
        }
    }

    private static JsonNode json(Exchange exchange) {
        return Exchange.JSON.readTree(exchange.body());
    }

    private static Form form(Exchange exchange) {
        return new Form(json(exchange));
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException garbage) {
            throw new BadField(name, "a whole number is expected");
        }
    }

    private ObjectNode dataset() {
        var dataset = stage.dataset().get();
        ObjectNode json = Exchange.JSON.valueToTree(dataset.counts());
        json.set("settings", Exchange.JSON.valueToTree(dataset.settings()));
        return json;
    }

    private void bordereau(Exchange exchange, long index) {
        var dataset = stage.dataset().get();
        if (dataset.find(dataset.id(index)).isEmpty()) {
            exchange.problem(404, "Not Found", "there is no bordereau of this index", "index");
            return;
        }
        var json = Exchange.JSON
                .createObjectNode()
                .put("id", dataset.id(index))
                .put("reference", dataset.reference(index));
        json.set("numBs", Exchange.JSON.valueToTree(dataset.numBs(index)));
        exchange.answer(200, json);
    }

    private void faultsChanged(Exchange exchange, int status) {
        gate.shut(stage.faults().refusing());
        exchange.answer(status, stage.faults().asJson());
    }

    private JsonNode verdict() {
        return Exchange.JSON.valueToTree(stage.ledger().verdict());
    }

    private JsonNode page(Exchange exchange) {
        var limit = limit(exchange.parameter("limit"));
        var cursor = exchange.parameter("cursor");
        var query = new Query(exchange.parameter("bordereau"), exchange.parameter("bsId"), exchange.parameter("kind"));
        var entries = stage.ledger().page(query, cursor == null ? Long.MAX_VALUE : number("cursor", cursor), limit);
        var json = Exchange.JSON.createObjectNode();
        json.set("entries", Exchange.JSON.valueToTree(entries));
        if (entries.size() == limit) {
            json.put("cursor", entries.getLast().number());
        } else {
            json.putNull("cursor");
        }
        return json;
    }

    private static int limit(@Nullable String text) {
        var limit = text == null ? USUAL_PAGE : number("limit", text);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new BadField("limit", "must be from 1 to " + LARGEST_PAGE);
        }
        return (int) limit;
    }

    /** An array or one object after the other; as many as there are, so they are read one by one. */
    private JsonNode expect(Exchange exchange) throws IOException {
        var taken = 0L;
        try (var body = exchange.body();
                var facts = Exchange.JSON.readerFor(JsonNode.class).<JsonNode>readValues(body)) {
            while (facts.hasNextValue()) {
                stage.ledger().expect(expected(facts.nextValue(), taken));
                taken++;
            }
        }
        return Exchange.JSON.createObjectNode().put("taken", taken);
    }

    private static Expected expected(JsonNode json, long before) {
        try {
            return Expected.read(json);
        } catch (BadField wrong) {
            throw new BadField("[" + before + "]." + wrong.field(), wrong.reason());
        }
    }
}
