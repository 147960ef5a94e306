/** What an application may tell the agent, and the interface of an interceptor of one's own; does nothing without the agent. */
@NullMarked
package io.catcher.api;

import org.jspecify.annotations.NullMarked;
