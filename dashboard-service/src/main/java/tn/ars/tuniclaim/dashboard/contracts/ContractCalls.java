package tn.ars.tuniclaim.dashboard.contracts;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The contracts about topics; the one about HTTP is springdoc's to serve. */
@Hidden
@RestController
@RequestMapping("/contracts")
class ContractCalls {

    private final AsyncApi asyncApi;
    private final Schemas schemas;

    ContractCalls(AsyncApi asyncApi, Schemas schemas) {
        this.asyncApi = asyncApi;
        this.schemas = schemas;
    }

    @GetMapping("/asyncapi.json")
    ResponseEntity<Map<String, Object>> asyncApi() {
        return json(asyncApi.document());
    }

    @GetMapping("/schemas/{name}")
    ResponseEntity<byte[]> schema(@PathVariable String name) {
        return json(schemas.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Whatever form was asked for: there is one. */
    private static <T> ResponseEntity<T> json(T document) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
