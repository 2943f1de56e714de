/**
 * The one decision on access. Read, search, subscription and push ask {@link health.tributary.access.AccessPolicy} the same
 * question and get a permit or a reason. Pure: a token's claims and a request in, a decision out. What no rule permits is
 * denied.
 *
 * <p>Scopes are those of SMART App Launch 2.2 ({@code patient/Observation.rs}, {@code user/*.cruds}, {@code system/*.rs}) and
 * Tributary's own {@code operator}.
 */
package health.tributary.access;
