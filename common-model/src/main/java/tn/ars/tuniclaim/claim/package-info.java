/**
 * The words of the domain: references, money, statuses and how the partner's words map to them. Everything here is an
 * immutable value that refuses nonsense with an {@link IllegalArgumentException} saying what would be right. Enters no
 * other room.
 */
@NullMarked
package tn.ars.tuniclaim.claim;

import org.jspecify.annotations.NullMarked;
