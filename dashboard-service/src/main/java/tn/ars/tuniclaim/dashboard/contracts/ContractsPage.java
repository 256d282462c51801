package tn.ars.tuniclaim.dashboard.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.event.EventType;

/** Where developers find the contracts, and programs that use them. */
@Page
class ContractsPage {

    /** Whole programs, in the order in which they are shown. */
    private static final List<String> EXAMPLES = List.of("publish.ts", "read.ts", "call.ts");

    private final Map<String, String> examples = new TreeMap<>();
    private final List<String> schemas = EventType.all().stream()
            .map(type -> type.schemaResource().replaceFirst(".*/", ""))
            .sorted()
            .collect(Collectors.toUnmodifiableList());

    ContractsPage() {
        EXAMPLES.forEach(name -> examples.put(name, read(name)));
    }

    @GetMapping("/contracts")
    String contracts(Model model) {
        model.addAttribute("names", EXAMPLES);
        model.addAttribute("examples", examples);
        model.addAttribute("schemas", schemas);
        return "contracts";
    }

    private static String read(String name) {
        try (var text = ContractsPage.class.getResourceAsStream("/contracts/" + name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
