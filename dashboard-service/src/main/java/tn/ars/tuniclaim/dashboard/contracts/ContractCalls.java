package tn.ars.tuniclaim.dashboard.contracts;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

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

    @GetMapping(path = "/asyncapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> asyncApi() {
        return asyncApi.document();
    }

    @GetMapping(path = "/schemas/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> schema(@PathVariable String name) {
        return ResponseEntity.of(schemas.named(name));
    }
}
