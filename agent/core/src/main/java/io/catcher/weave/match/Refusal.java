package io.catcher.weave.match;

import io.catcher.config.Rule;

/**
 * What a rule asked for and cannot have. Immutable.
 *
 * @param method full signature; the class alone when all of it is refused
 * @param reason for a person to read
 */
public record Refusal(String method, Rule rule, String reason) {}
