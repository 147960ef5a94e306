/**
 * For applications that want to say more than their methods show. Empty in this version: annotations, steps and the
 * interface of own interceptors come with a later one, and nothing here is needed to use the agent.
 */
package io.catcher.api;
