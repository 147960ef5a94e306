/** The only classes that an application can see: they start the agent in a class loader of its own, or say why not. */
package io.catcher.launcher;
