package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Refuses a selection with a field that is not known: passed over, it would select more than was meant. */
final class SelectsExactly extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser json,
            @Nullable ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String field) {
        if (deserializer != null && deserializer.handledType() == PushSelection.class) {
            throw UnrecognizedPropertyException.from(json, PushSelection.class, field, null);
        }
        return false;
    }
}
