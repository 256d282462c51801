/**
 * Shows people that ARS and the partner are in step, and lets them and ARS's screens act. Rooms: read models fed by topics
 * ({@code history}, {@code health}, {@code push}, {@code incident}), two doors to the outside ({@code page}, {@code door}), what
 * both can do ({@code sync}) and who may ({@code access}).
 */
@NullMarked
package tn.ars.tuniclaim.dashboard;

import org.jspecify.annotations.NullMarked;
