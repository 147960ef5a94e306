/** Known bugs, kept behind switches so that they can be shown and looked for. */
package com.acme.shop.faults;
