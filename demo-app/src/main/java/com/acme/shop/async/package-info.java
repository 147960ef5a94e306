/** Threads for work that no customer waits for. */
package com.acme.shop.async;
