package tn.ars.tuniclaim.dashboard.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.letter.DeadLetter;
import tn.ars.tuniclaim.dashboard.letter.LetterContents;
import tn.ars.tuniclaim.dashboard.letter.LetterGroup;
import tn.ars.tuniclaim.dashboard.letter.Letters;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.CountedOtherwise;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Hindered;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Redriven;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Unknown;
import tn.ars.tuniclaim.dashboard.letter.RedriveLetters;
import tn.ars.tuniclaim.dashboard.record.Content;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;

/** What was set aside, and putting it back where it came from. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters")
@Tag(name = "Dead letters")
class LetterCalls {

    private static final int GROUPS = 500;

    private final Letters letters;
    private final LetterContents letterContents;
    private final RedriveLetters redriveLetters;
    private final Contents contents;
    private final Ids ids;

    LetterCalls(
            Letters letters, LetterContents letterContents, RedriveLetters redriveLetters, Contents contents, Ids ids) {
        this.letters = letters;
        this.letterContents = letterContents;
        this.redriveLetters = redriveLetters;
        this.contents = contents;
        this.ids = ids;
    }

    @GetMapping
    @Operation(summary = "What could not be read or delivered, newest first")
    PageJson<DeadLetter> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return PageJson.of(
                letters.before(null, Cursor.mark(cursor, RecordPlace::of), limit + 1),
                limit,
                letter -> letter,
                letter -> new Cursor(letter.setAsideAt(), letter.place().toString()));
    }

    @GetMapping("/groups")
    @Operation(summary = "Those that can be put back, counted by topic and reason, the most first")
    List<LetterGroup> groups() {
        return letters.groups(GROUPS);
    }

    @GetMapping("/{topic}/{partition}/{offset}")
    @Operation(summary = "One dead letter, and why it cannot be put back, if it cannot")
    DeadLetter one(
            @PathVariable @Size(max = 249) @Printable String topic,
            @PathVariable int partition,
            @PathVariable long offset) {
        return letters.one(topic, partition, offset).orElseThrow(() -> ApiProblem.unknown("offset"));
    }

    @GetMapping("/{topic}/{partition}/{offset}/content")
    @Operation(summary = "What it says, as text; it may be about persons")
    Content content(
            Caller caller,
            @PathVariable @Size(max = 249) @Printable String topic,
            @PathVariable int partition,
            @PathVariable long offset) {
        var letter = one(topic, partition, offset);
        contents.look(caller, true, "letter " + letter.place());
        return letterContents.of(letter);
    }

    @PostMapping("/redrive")
    @ResponseStatus(HttpStatus.OK)
    @Operation(
            summary = "Put dead letters back on the topic that they came from",
            description =
                    "One by its letter, as topic/partition/offset, or the oldest of a group, 200 at most, with the count"
                            + " that GET /groups told: if there are more or fewer by now, nothing is done. Each goes back once, with"
                            + " its key, value and headers; what Kafka keeps no more, or what its topic does not take as it is, is"
                            + " remembered and not tried again. Not what the pusher gave up (replay it), no payment, no command, nothing of a topic that"
                            + " keeps the newest of each key, no bulletin, no rejected entry, no beginning of an alert of more than a day ago, and nothing whose value was left out.")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such letter",
            content = @io.swagger.v3.oas.annotations.media.Content)
    @ApiResponse(
            responseCode = "409",
            description = "It cannot be put back, or there are more or fewer by now",
            content = @io.swagger.v3.oas.annotations.media.Content)
    RedrivenJson redrive(
            Caller caller,
            @RequestHeader(name = Ids.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid RedriveJson body) {
        var group = body.group();
        if ((body.letter() == null) == (group == null)) {
            throw ApiProblem.invalid("letter", "letter_or_group");
        }
        var place = body.letter() == null ? null : place(body.letter());
        var id = ids.of(caller, "dead-letters/redrive", key, body);
        var answer = group == null
                ? redriveLetters.one(caller, id, Objects.requireNonNull(place), body.reason())
                : redriveLetters.many(caller, id, group.topic(), group.reason(), group.count(), body.reason());
        return json(id, answer, group == null ? "letter" : "group");
    }

    private static RecordPlace place(String letter) {
        try {
            return RecordPlace.of(letter);
        } catch (IllegalArgumentException none) {
            throw ApiProblem.invalid("letter", "letter");
        }
    }

    private static RedrivenJson json(UUID id, RedriveAnswer answer, String field) {
        return switch (answer) {
            case Redriven it -> new RedrivenJson(id, it.putBack(), it.gone(), it.refused(), it.remaining());
            case Hindered it -> throw ApiProblem.conflict(field, "hindrance." + it.hindrance());
            case Unknown _ -> throw ApiProblem.unknown(field);
            case CountedOtherwise it -> throw ApiProblem.conflict("group.count", "counted_otherwise", it.letters());
        };
    }

    /** @param letter as {@code topic/partition/offset}; absent where a group is meant */
    record RedriveJson(
            @Nullable @Size(max = 300) @Printable String letter,

            @Nullable @Valid LetterGroupJson group,

            @NotBlank @Size(max = ReasonJson.LENGTH) @Printable
            String reason) {}

    /** @param count how many there are, as {@code GET /groups} told it */
    record LetterGroupJson(
            @NotNull @Size(max = 300) @Printable String topic,

            @NotNull @Size(max = 2_000) @Printable String reason,

            @Min(1) long count) {}

    /**
     * @param gone Kafka keeps them no more
     * @param refused their topic does not take them as they are
     * @param remaining of the same topic and reason
     */
    record RedrivenJson(UUID id, long putBack, long gone, long refused, long remaining) {}
}
