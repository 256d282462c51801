package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.media.Schema;

/** Of a call that has to be told nothing: no body, or an object without fields. */
@Schema(type = "object", description = "No field at all")
record NothingJson() {}
