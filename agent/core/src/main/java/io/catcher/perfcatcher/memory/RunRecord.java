package io.catcher.perfcatcher.memory;

import java.time.Instant;
import java.util.Map;

/**
 * What a file holds: the methods of one version of a service.
 *
 * @param version empty when nobody knows it
 * @param saved when, to the millisecond
 * @param methods by their signature, which is the same in each run, as the number of a site is not
 */
record RunRecord(String service, String version, Instant saved, Map<String, Remembered> methods) {}
