package tn.ars.tuniclaim.dashboard.api;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text of one line, of what people can see. The expression means the same in JavaScript, which reads it in the contract. */
@Pattern(regexp = "^\\P{Cc}*$")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface Printable {

    String message() default "{api.printable}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
